import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Tarball, unpackTarball } from '../src/tarball.ts';
import {
  attwProfile,
  checkFiles,
  checkManifest,
  checkSize,
  checkSourceMaps,
  checkTypes,
  hasModules,
} from '../src/tarball-checks.ts';
import { ROOT, runTool } from '../src/workspace.ts';

/** A manifest without faults. */
const manifest = {
  name: '@rollcall/sample',
  version: '1.2.3',
  license: 'MIT',
  type: 'module',
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  repository: { type: 'git', url: 'git+https://github.com/rollcall/rollcall.git', directory: 'packages/sample' },
  publishConfig: { access: 'public', provenance: true },
};

/** The files of a package without faults, except for its manifest. */
const sample: Readonly<Record<string, string | null>> = {
  'README.md': '# Sample\n',
  'dist/index.js': 'export const one = 1;\n',
  'dist/index.d.ts': 'export declare const one: 1;\n',
};

/** The sample as a tarball, with some files and fields replaced; `null` removes a file. */
async function tarballOf(changes: { files?: typeof sample; fields?: object } = {}): Promise<Tarball> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-sample-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const source = path.join(folder, 'package');
  const files = { ...sample, 'package.json': JSON.stringify({ ...manifest, ...changes.fields }), ...changes.files };
  await mkdir(source);
  await cp(path.join(ROOT, 'LICENSE'), path.join(source, 'LICENSE'));
  for (const [name, content] of Object.entries(files)) await place(path.join(source, name), content);
  await runTool('tar', ['-czf', 'sample.tgz', 'package'], { cwd: folder });
  return unpackTarball(path.join(folder, 'sample.tgz'));
}

async function place(file: string, content: string | null): Promise<void> {
  if (content === null) return rm(file, { force: true });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

type Changes = Parameters<typeof tarballOf>[0];

const packages = [
  { name: '@rollcall/sample', version: '1.2.3', folder: '' },
  { name: '@rollcall/contract', version: '2.0.0', folder: '' },
];
const map = (source: object) => ({ 'dist/index.js.map': JSON.stringify({ version: 3, mappings: '', ...source }) });

const files: readonly { given: string; changes: Changes; want: readonly string[] }[] = [
  { given: 'no fault', changes: {}, want: [] },
  { given: 'no README', changes: { files: { 'README.md': null } }, want: ['README.md is missing'] },
  { given: 'no LICENSE', changes: { files: { LICENSE: null } }, want: ['LICENSE is missing'] },
  {
    given: 'another LICENSE',
    changes: { files: { LICENSE: 'Mine.' } },
    want: ['LICENSE differs from that of the repository'],
  },
  { given: 'another license', changes: { fields: { license: 'ISC' } }, want: ['license is ISC, not MIT'] },
  {
    given: 'a source',
    changes: { files: { 'src/index.ts': '' } },
    want: ['src/index.ts does not belong in a package'],
  },
  {
    given: 'a test',
    changes: { files: { 'dist/a.test.js': '' } },
    want: ['dist/a.test.js does not belong in a package'],
  },
  { given: 'a secret', changes: { files: { '.env': '' } }, want: ['.env does not belong in a package'] },
];

it.each(files)('a package with $given has the faulty files $want', async ({ changes, want }) => {
  expect(await checkFiles(await tarballOf(changes))).toEqual(want);
});

const manifests: readonly { given: string; changes: Changes; want: readonly string[] }[] = [
  {
    given: 'no fault',
    changes: { fields: { dependencies: { '@rollcall/contract': '^2.0.0', zod: '4.6.7' } } },
    want: [],
  },
  {
    given: 'no provenance',
    changes: { fields: { publishConfig: { access: 'public' } } },
    want: ['publishConfig.provenance is not set'],
  },
  {
    given: 'no access',
    changes: { fields: { publishConfig: { provenance: true } } },
    want: ['publishConfig.access is not public'],
  },
  {
    given: 'no repository folder',
    changes: { fields: { repository: {} } },
    want: ['repository.directory is missing'],
  },
  {
    given: 'a workspace range',
    changes: { fields: { dependencies: { '@rollcall/contract': 'workspace:^' } } },
    want: ['@rollcall/contract: workspace:^ means nothing outside of the workspace'],
  },
  {
    given: 'a catalog range',
    changes: { fields: { peerDependencies: { zod: 'catalog:' } } },
    want: ['zod: catalog: means nothing outside of the workspace'],
  },
  {
    given: 'an older sibling',
    changes: { fields: { dependencies: { '@rollcall/contract': '^1.0.0' } } },
    want: ['@rollcall/contract: ^1.0.0 is not its version 2.0.0'],
  },
  {
    given: 'a private sibling',
    changes: { fields: { dependencies: { '@rollcall/server': '^0.0.0' } } },
    want: ['@rollcall/server is not published'],
  },
  {
    given: 'a condition of the workspace',
    changes: { fields: { exports: { '.': { 'rollcall-source': './src/index.ts', default: './dist/index.js' } } } },
    want: ['exports has the condition rollcall-source, which is for the workspace only'],
  },
  {
    given: 'an older document',
    changes: { files: { 'dist/openapi.yaml': 'info: { version: 1.2.2 }' } },
    want: ['info.version of dist/openapi.yaml is 1.2.2, not 1.2.3'],
  },
];

it.each(manifests)('a package with $given has the manifest problems $want', async ({ changes, want }) => {
  expect(await checkManifest(await tarballOf(changes), packages)).toEqual(want);
});

const maps: readonly { given: string; changes: Changes; want: readonly string[] }[] = [
  {
    given: 'a map with its sources',
    changes: { files: map({ sources: ['../src/index.ts'], sourcesContent: [''] }) },
    want: [],
  },
  { given: 'a map to a packed file', changes: { files: map({ sources: ['index.d.ts'] }) }, want: [] },
  {
    given: 'a map to a file that is missing',
    changes: { files: map({ sources: ['../src/index.ts'] }) },
    want: ['dist/index.js.map maps to ../src/index.ts, which is missing'],
  },
  {
    given: 'a program whose map needs no sources',
    changes: { fields: { exports: undefined }, files: map({ sources: ['../src/index.ts'] }) },
    want: [],
  },
  {
    given: 'a map that is missing',
    changes: { files: { 'dist/index.js': '//# sourceMappingURL=index.js.map\n' } },
    want: ['dist/index.js names the source map index.js.map, which is missing'],
  },
];

it.each(maps)('a package with $given has the source map problems $want', async ({ changes, want }) => {
  expect(await checkSourceMaps(await tarballOf(changes))).toEqual(want);
});

it('a tarball larger than its budget is rejected, and so is one without a budget', async () => {
  const tarball = { ...(await tarballOf()), bytes: 2049 };
  expect(checkSize(tarball, { '@rollcall/sample': 3 })).toEqual([]);
  expect(checkSize(tarball, { '@rollcall/sample': 2 })).toEqual(['2.0 KiB is more than the budget of 2 KiB']);
  expect(checkSize(tarball, {})).toEqual(['@rollcall/sample has no budget in tarball-checks.ts']);
});

const bin = { sample: './dist/main.js' };
const ending = { default: './dist/index.js', types: './dist/index.d.ts' };
const commonJs = { types: './dist/index.d.ts', require: './dist/index.js', default: './dist/index.js' };

const types: readonly { given: string; changes: Changes; want: RegExp }[] = [
  { given: 'no fault', changes: {}, want: /^$/ },
  {
    given: 'a sound command',
    changes: { fields: { bin }, files: { 'dist/main.js': '#!/usr/bin/env node\n' } },
    want: /^$/,
  },
  {
    given: 'a missing export',
    changes: { files: { 'dist/index.d.ts': null } },
    want: /publint: .*dist\/index\.d\.ts.* does not exist/,
  },
  {
    given: 'a missing command',
    changes: { fields: { bin } },
    want: /publint: .*dist\/main\.js.* does not exist/,
  },
  {
    given: 'a command without an interpreter line',
    changes: { fields: { bin }, files: { 'dist/main.js': '1;\n' } },
    want: /publint: .*dist\/main\.js.*shebang/,
  },
  {
    given: 'the condition types at the end',
    changes: { fields: { exports: { '.': ending } } },
    want: /publint: .*types/,
  },
  {
    given: 'CommonJS that is ESM',
    changes: { fields: { exports: { '.': commonJs } } },
    want: /attw --profile node16:\n.*CJSResolvesToESM/s,
  },
];

it.each(types)(
  'publint and attw report the entry points of a package with $given: $want',
  async ({ changes, want }) => {
    expect((await checkTypes(await tarballOf(changes))).join('\n')).toMatch(want);
  },
);

it('attw checks CommonJS only if a package promises it, and no package without modules', () => {
  expect(attwProfile(manifest)).toBe('esm-only');
  expect(attwProfile({ ...manifest, exports: { import: './a.js', require: './a.cjs' } })).toBe('node16');
  expect(hasModules({ name: 'a', version: '1.0.0', bin: './a.js' })).toBe(false);
});
