import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkPackage, createPackageFromTarballData, type Problem, type ResolutionKind } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { parse } from 'yaml';
import type { Tarball } from './tarball.ts';
import { type Manifest, type PublishedPackage, ROOT } from './workspace.ts';

/** All problems of a tarball; empty if it can be published. */
export async function checkTarball(
  tarball: Tarball,
  packages: readonly PublishedPackage[],
): Promise<readonly string[]> {
  const problems = await Promise.all([
    checkFiles(tarball),
    checkManifest(tarball, packages),
    checkSourceMaps(tarball),
    checkSize(tarball),
    checkTypes(tarball),
  ]);
  return problems.flat();
}

const REQUIRED = ['LICENSE', 'README.md', 'package.json'];

/** Files that only this repository needs. */
const UNWANTED = [
  /(^|\/)(src|test|tests|scripts|node_modules)\//,
  /\.test(-d)?\./,
  /(?<!\.d)\.[cm]?tsx?$/,
  /(^|\/)tsconfig.*\.json$/,
  /\.tsbuildinfo$/,
  /(^|\/)\.[^/]+$/,
];

/** Missing files, files that do not belong in a package, and a wrong license. publint checks the entry points. */
export async function checkFiles({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const unwanted = files.filter((name) => UNWANTED.some((pattern) => pattern.test(name)));
  const read = (parent: string) => readFile(path.join(parent, 'LICENSE'), 'utf8');
  const isOurLicense = !files.includes('LICENSE') || (await read(folder)) === (await read(ROOT));
  return [
    ...REQUIRED.filter((name) => !files.includes(name)).map((name) => `${name} is missing`),
    ...unwanted.map((name) => `${name} does not belong in a package`),
    ...(manifest.license === 'MIT' ? [] : [`license is ${manifest.license}, not MIT`]),
    ...(isOurLicense ? [] : ['LICENSE differs from that of the repository']),
  ];
}

/** Settings that npm would reject or that break an installation, and versions that disagree. */
export async function checkManifest(
  tarball: Tarball,
  packages: readonly PublishedPackage[],
): Promise<readonly string[]> {
  return [...checkPublishing(tarball), ...checkDependencies(tarball, packages), ...(await checkDocument(tarball))];
}

function checkPublishing({ manifest }: Tarball): readonly string[] {
  const { publishConfig = {}, repository = {}, exports } = manifest;
  return [
    ...(publishConfig.access === 'public' ? [] : ['publishConfig.access is not public']),
    ...(publishConfig.provenance === true ? [] : ['publishConfig.provenance is not set']),
    // npm compares it with the repository that attests the provenance.
    ...(repository.directory === undefined ? ['repository.directory is missing'] : []),
    ...(JSON.stringify(exports ?? {}).includes('"rollcall-source"')
      ? ['exports has the condition rollcall-source, which is for the workspace only']
      : []),
  ];
}

function checkDependencies({ manifest }: Tarball, packages: readonly PublishedPackage[]): readonly string[] {
  const { dependencies, peerDependencies, optionalDependencies } = manifest;
  return Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies }).flatMap(([name, range]) => {
    if (/^(?:workspace|catalog|link|file):/.test(range))
      return [`${name}: ${range} means nothing outside of the workspace`];
    const sibling = packages.find((published) => published.name === name);
    if (sibling === undefined) return name.startsWith('@rollcall/') ? [`${name} is not published`] : [];
    const allowed = [sibling.version, `^${sibling.version}`, `~${sibling.version}`];
    return allowed.includes(range) ? [] : [`${name}: ${range} is not its version ${sibling.version}`];
  });
}

/** A package with the document has the version of the document. */
async function checkDocument({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const document = files.find((file) => path.posix.basename(file) === 'openapi.yaml');
  if (document === undefined) return [];
  const { version } = parse(await readFile(path.join(folder, document), 'utf8')).info;
  return version === manifest.version ? [] : [`info.version of ${document} is ${version}, not ${manifest.version}`];
}

/**
 * Missing source maps, and source maps whose sources are missing. Those of a program need no sources: they are for its stack
 * traces, and nobody steps through it.
 */
export async function checkSourceMaps({ files, folder, manifest }: Tarball): Promise<readonly string[]> {
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  const scripts = files.filter((file) => /\.(?:[cm]?js|d\.[cm]?ts)$/.test(file));
  const maps = files.filter((file) => file.endsWith('.map'));
  const problems = await Promise.all([
    ...scripts.map(async (file) => missingMap(file, await read(file), files)),
    ...(hasModules(manifest) ? maps : []).map(async (file) => {
      return missingSources(file, JSON.parse(await read(file)), files);
    }),
  ]);
  const [first, ...others] = problems.flat();
  if (first === undefined) return [];
  // A build that forgets one source usually forgets all of them.
  return [others.length === 0 ? first : `${first}, and ${others.length} more are`];
}

function missingMap(file: string, script: string, files: readonly string[]): readonly string[] {
  const name = /^\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/m.exec(script)?.[1];
  if (name === undefined || files.includes(path.posix.join(path.posix.dirname(file), name))) return [];
  return [`${file} names the source map ${name}, which is missing`];
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourceRoot?: string;
  readonly sourcesContent?: readonly (string | null)[];
}

function missingSources(file: string, map: SourceMap, files: readonly string[]): readonly string[] {
  const missing = map.sources.filter((source, index) => {
    const place = path.posix.join(path.posix.dirname(file), map.sourceRoot ?? '', source);
    return typeof map.sourcesContent?.[index] !== 'string' && !files.includes(place);
  });
  return missing.map((source) => `${file} maps to ${source}, which is missing`);
}

/** The largest size of each compressed tarball in KiB. If you raise a budget, give the reason in the commit. */
export const BUDGETS_KIB: Readonly<Record<string, number>> = {
  '@rollcall/cli': 200,
  '@rollcall/client': 220,
  '@rollcall/contract': 120,
  '@rollcall/contract-tests': 200,
  // 1240 of them are the documentation site.
  '@rollcall/server': 2400,
};

/** Whether a tarball is within its budget. Every package needs one. */
export function checkSize({ bytes, manifest }: Tarball, budgets = BUDGETS_KIB): readonly string[] {
  const budget = budgets[manifest.name];
  if (budget === undefined) return [`${manifest.name} has no budget in tarball-checks.ts`];
  return bytes <= budget * 1024 ? [] : [`${formatKib(bytes)} is more than the budget of ${budget} KiB`];
}

/** A number of bytes, for people. */
export function formatKib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

/** Entry points and types that some programs cannot load, according to publint (strict) and arethetypeswrong. */
export async function checkTypes(tarball: Tarball): Promise<readonly string[]> {
  return [...(await runPublint(tarball)), ...(await runAttw(tarball))];
}

async function runPublint({ file, manifest }: Tarball): Promise<readonly string[]> {
  const { buffer } = new Uint8Array(await readFile(file));
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, manifest)}`);
}

async function runAttw({ file, manifest }: Tarball): Promise<readonly string[]> {
  if (!hasModules(manifest)) return [];
  const profile = attwProfile(manifest);
  // Not by its command, which takes seconds to load.
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(file))), {
    excludeEntrypoints: [...assetsOf(manifest)],
  });
  if (!analysis.types) return [];
  const isPromised = (problem: Problem) =>
    !('resolutionKind' in problem && notPromised[profile].includes(problem.resolutionKind));
  return analysis.problems.filter(isPromised).map((problem) => {
    const { title, docsUrl } = problemKindInfo[problem.kind];
    return `attw --profile ${profile}:\n${title}: ${JSON.stringify(problem)}\n${docsUrl}`;
  });
}

/** How older programs would resolve the modules of a package, by the profiles of the command `attw`. */
const notPromised: Readonly<Record<ReturnType<typeof attwProfile>, readonly ResolutionKind[]>> = {
  node16: ['node10'],
  'esm-only': ['node10', 'node16-cjs'],
};

/** The entry points that are not modules but files, such as a document. */
function assetsOf({ exports }: Manifest): readonly string[] {
  const entries = typeof exports === 'object' && exports !== null ? Object.entries(exports) : [];
  return entries
    .filter(([, file]) => typeof file === 'string' && !/\.([cm]?js|json)$/.test(file))
    .map(([name]) => name);
}

/** Whether programs import the package. A package with nothing but commands has no types to check. */
export function hasModules({ exports, main, module, types }: Manifest): boolean {
  return [exports, main, module, types].some((field) => field !== undefined);
}

/** The promise of the package: CommonJS and ESM if it has a `require` condition, otherwise ESM only. */
export function attwProfile({ exports }: Manifest): 'esm-only' | 'node16' {
  return JSON.stringify(exports ?? {}).includes('"require":') ? 'node16' : 'esm-only';
}
