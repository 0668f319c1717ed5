import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { parse } from 'yaml';
import type { Tarball } from './tarball.ts';
import { type Manifest, type PublishedPackage, ROOT, runTool, ToolError } from './workspace.ts';

/** All that is wrong with a tarball; nothing when it can be published. */
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

/** What belongs to our workshop and to nobody's node_modules. */
const UNWANTED = [
  /(^|\/)(src|test|tests|scripts|node_modules)\//,
  /\.test(-d)?\./,
  /(?<!\.d)\.[cm]?tsx?$/,
  /(^|\/)tsconfig.*\.json$/,
  /\.tsbuildinfo$/,
  /(^|\/)\.[^/]+$/,
];

/** What is missing in a tarball, and what should not be there. */
export async function checkFiles(tarball: Tarball): Promise<readonly string[]> {
  const missing = REQUIRED.filter((name) => !tarball.files.includes(name)).map((name) => `${name} is missing`);
  const unwanted = tarball.files.filter((name) => UNWANTED.some((pattern) => pattern.test(name)));
  return [
    ...missing,
    ...unwanted.map((name) => `${name} does not belong into a package`),
    ...checkEntryPoints(tarball),
    ...(await checkBinaries(tarball)),
    ...(await checkLicense(tarball)),
  ];
}

function checkEntryPoints({ manifest, files }: Tarball): readonly string[] {
  return entryPoints(manifest)
    .filter(({ file }) => !files.includes(file))
    .map(({ field, file }) => `${field} names ${file}, which is missing`);
}

/** A program starts only where its first line names its interpreter. */
async function checkBinaries({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const programs = entryPoints(manifest).filter(({ field, file }) => field === 'bin' && files.includes(file));
  const starts = await Promise.all(
    programs.map(async ({ file }) =>
      (await readFile(path.join(folder, file), 'utf8')).startsWith('#!/usr/bin/env node\n'),
    ),
  );
  return programs
    .filter((_, index) => !starts[index])
    .map(({ file }) => `${file} does not start with #!/usr/bin/env node`);
}

async function checkLicense({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const problems = manifest.license === 'MIT' ? [] : [`license is ${manifest.license}, not MIT`];
  if (!files.includes('LICENSE')) return problems;
  const [packed, ours] = await Promise.all(
    [folder, ROOT].map((place) => readFile(path.join(place, 'LICENSE'), 'utf8')),
  );
  return packed === ours ? problems : [...problems, 'LICENSE is not that of the repository'];
}

/** What npm would refuse or users could not install, and versions that disagree. */
export async function checkManifest(
  tarball: Tarball,
  packages: readonly PublishedPackage[],
): Promise<readonly string[]> {
  return [...checkPublishing(tarball), ...checkDependencies(tarball, packages), ...(await checkDocument(tarball))];
}

function checkPublishing({ manifest }: Tarball): readonly string[] {
  const { publishConfig = {}, repository = {} } = manifest;
  return [
    ...(publishConfig.access === 'public' ? [] : ['publishConfig.access is not public']),
    ...(publishConfig.provenance === true ? [] : ['publishConfig.provenance is not set']),
    // npm compares it with the repository that attests the provenance.
    ...(repository.directory === undefined ? ['repository.directory does not say where the package comes from'] : []),
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

/** Where a package brings the document, the two have one version. */
async function checkDocument({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const document = files.find((file) => path.posix.basename(file) === 'openapi.yaml');
  if (document === undefined) return [];
  const { version } = parse(await readFile(path.join(folder, document), 'utf8')).info;
  return version === manifest.version ? [] : [`info.version of ${document} is ${version}, not ${manifest.version}`];
}

/** Source maps that are missing, and those whose sources a debugger would look for in vain. */
export async function checkSourceMaps({ files, folder }: Tarball): Promise<readonly string[]> {
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  const scripts = files.filter((file) => /\.(?:[cm]?js|d\.[cm]?ts)$/.test(file));
  const maps = files.filter((file) => file.endsWith('.map'));
  const problems = await Promise.all([
    ...scripts.map(async (file) => missingMap(file, await read(file), files)),
    ...maps.map(async (file) => missingSources(file, JSON.parse(await read(file)), files)),
  ]);
  return firstOf(problems.flat());
}

/** A build that forgets one source forgets them all. */
function firstOf(problems: readonly string[]): readonly string[] {
  const [first, ...others] = problems;
  if (first === undefined) return [];
  return [others.length === 0 ? first : `${first}; so are ${others.length} more`];
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

/** How large each tarball may be, compressed, in KiB. Raise a budget on purpose, with the reason in the commit. */
export const BUDGETS_KIB: Readonly<Record<string, number>> = {
  '@rollcall/cli': 200,
  '@rollcall/client': 220,
  '@rollcall/contract': 120,
};

/** Whether a tarball keeps to its budget. A package without one needs one. */
export function checkSize({ bytes, manifest }: Tarball, budgets = BUDGETS_KIB): readonly string[] {
  const budget = budgets[manifest.name];
  if (budget === undefined) return [`${manifest.name} has no budget in tarball-checks.ts`];
  return bytes <= budget * 1024 ? [] : [`${formatKib(bytes)} is more than the budget of ${budget} KiB`];
}

/** A number of bytes, for people. */
export function formatKib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

const ATTW = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
);

/** What publint (strictly) and arethetypeswrong find: entry points and types that some program could not load. */
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
  const args = [file, '--profile', attwProfile(manifest), '--format', 'ascii', '--no-color', '--no-emoji'];
  const assets = assetsOf(manifest);
  if (assets.length > 0) args.push('--exclude-entrypoints', ...assets);
  try {
    await runTool(process.execPath, [ATTW, ...args]);
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return [`attw --profile ${attwProfile(manifest)}:\n${error.output.trim()}`];
  }
}

/** The entry points that are files to read, such as a document, and no modules. */
function assetsOf({ exports }: Manifest): readonly string[] {
  const entries = typeof exports === 'object' && exports !== null ? Object.entries(exports) : [];
  return entries
    .filter(([, file]) => typeof file === 'string' && !/\.([cm]?js|json)$/.test(file))
    .map(([name]) => name);
}

/** Whether programs import the package; one that has programs alone has no types to check. */
export function hasModules({ exports, main, module, types }: Manifest): boolean {
  return [exports, main, module, types].some((field) => field !== undefined);
}

/** What the package promises: CommonJS and ESM where it has a `require` condition, else ESM alone. */
export function attwProfile({ exports }: Manifest): 'esm-only' | 'node16' {
  return JSON.stringify(exports ?? {}).includes('"require":') ? 'node16' : 'esm-only';
}

/** A file that a manifest promises. */
interface EntryPoint {
  /** The field that names it. */
  readonly field: 'bin' | 'exports' | 'main' | 'module' | 'types';
  /** Its path in the package, with neither `./` nor a wildcard. */
  readonly file: string;
}

/** Every file that a manifest promises to programs. Patterns (`./*`) name no file and are left to publint. */
function entryPoints(manifest: Manifest): readonly EntryPoint[] {
  const fields = ['bin', 'exports', 'main', 'module', 'types'] as const;
  return fields.flatMap((field) =>
    pathsIn(manifest[field]).map((file) => ({ field, file: file.replace(/^\.\//, '') })),
  );
}

function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('*') ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}
