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

/** A manifest with which nothing is wrong. */
const manifest = {
  name: '@rollcall/sample',
  version: '1.2.3',
  license: 'MIT',
  type: 'module',
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  repository: { type: 'git', url: 'git+https://github.com/rollcall/rollcall.git', directory: 'packages/sample' },
  publishConfig: { access: 'public', provenance: true },
};

/** The files of a package with which nothing is wrong, but for its manifest. */
const sample: Readonly<Record<string, string | null>> = {
  'README.md': '# Sample\n',
  'dist/index.js': 'export const one = 1;\n',
  'dist/index.d.ts': 'export declare const one: 1;\n',
};

/** The sample as a tarball, with some files and fields in place of its own; `null` takes a file away. */
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
const bin = { sample: './dist/main.js' };

const files: readonly { given: string; changes: Changes; want: readonly string[] }[] = [
  { given: 'nothing wrong', changes: {}, want: [] },
  { given: 'no README', changes: { files: { 'README.md': null } }, want: ['README.md is missing'] },
  { given: 'no LICENSE', changes: { files: { LICENSE: null } }, want: ['LICENSE is missing'] },
  {
    given: 'another LICENSE',
    changes: { files: { LICENSE: 'Mine.' } },
    want: ['LICENSE is not that of the repository'],
  },
  { given: 'another license', changes: { fields: { license: 'ISC' } }, want: ['license is ISC, not MIT'] },
  {
    given: 'a source',
    changes: { files: { 'src/index.ts': '' } },
    want: ['src/index.ts does not belong into a package'],
  },
  {
    given: 'a test',
    changes: { files: { 'dist/a.test.js': '' } },
    want: ['dist/a.test.js does not belong into a package'],
  },
  { given: 'a secret', changes: { files: { '.env': '' } }, want: ['.env does not belong into a package'] },
  {
    given: 'an export that is not there',
    changes: { files: { 'dist/index.d.ts': null } },
    want: ['exports names dist/index.d.ts, which is missing'],
  },
  {
    given: 'a command that is not there',
    changes: { fields: { bin } },
    want: ['bin names dist/main.js, which is missing'],
  },
  {
    given: 'a command without interpreter',
    changes: { fields: { bin }, files: { 'dist/main.js': '1;\n' } },
    want: ['dist/main.js does not start with #!/usr/bin/env node'],
  },
  { given: 'a command', changes: { fields: { bin }, files: { 'dist/main.js': '#!/usr/bin/env node\n' } }, want: [] },
];

it.each(files)('the files are checked: $given', async ({ changes, want }) => {
  expect(await checkFiles(await tarballOf(changes))).toEqual(want);
});

const manifests: readonly { given: string; changes: Changes; want: readonly string[] }[] = [
  {
    given: 'nothing wrong',
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
    given: 'no folder',
    changes: { fields: { repository: {} } },
    want: ['repository.directory does not say where the package comes from'],
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
    given: 'an older document',
    changes: { files: { 'dist/openapi.yaml': 'info: { version: 1.2.2 }' } },
    want: ['info.version of dist/openapi.yaml is 1.2.2, not 1.2.3'],
  },
];

it.each(manifests)('the manifest is checked: $given', async ({ changes, want }) => {
  expect(await checkManifest(await tarballOf(changes), packages)).toEqual(want);
});

const maps: readonly { given: string; changes: Changes; want: readonly string[] }[] = [
  {
    given: 'a map with its sources',
    changes: { files: map({ sources: ['../src/index.ts'], sourcesContent: [''] }) },
    want: [],
  },
  { given: 'a map of a packed file', changes: { files: map({ sources: ['index.d.ts'] }) }, want: [] },
  {
    given: 'a map to a file that is left out',
    changes: { files: map({ sources: ['../src/index.ts'] }) },
    want: ['dist/index.js.map maps to ../src/index.ts, which is missing'],
  },
  {
    given: 'a map that is left out',
    changes: { files: { 'dist/index.js': '//# sourceMappingURL=index.js.map\n' } },
    want: ['dist/index.js names the source map index.js.map, which is missing'],
  },
];

it.each(maps)('source maps are checked: $given', async ({ changes, want }) => {
  expect(await checkSourceMaps(await tarballOf(changes))).toEqual(want);
});

it('a tarball keeps to its budget, and needs one', async () => {
  const tarball = { ...(await tarballOf()), bytes: 2049 };
  expect(checkSize(tarball, { '@rollcall/sample': 3 })).toEqual([]);
  expect(checkSize(tarball, { '@rollcall/sample': 2 })).toEqual(['2.0 KiB is more than the budget of 2 KiB']);
  expect(checkSize(tarball, {})).toEqual(['@rollcall/sample has no budget in tarball-checks.ts']);
});

it('types that fit are found to fit', async () => {
  expect(await checkTypes(await tarballOf())).toEqual([]);
});

it('publint is heard', async () => {
  const exports = { '.': { default: './dist/index.js', types: './dist/index.d.ts' } };
  const problems = await checkTypes(await tarballOf({ fields: { exports } }));
  expect(problems.filter((problem) => problem.startsWith('publint: ')).join()).toContain('types');
});

it('attw is heard', async () => {
  const exports = { '.': { types: './dist/index.d.ts', require: './dist/index.js', default: './dist/index.js' } };
  const problems = await checkTypes(await tarballOf({ fields: { exports } }));
  expect(problems.join('\n')).toMatch(/attw --profile node16:\n.*CJSResolvesToESM/s);
});

it('what a package promises decides how its types are checked', () => {
  expect(attwProfile(manifest)).toBe('esm-only');
  expect(attwProfile({ ...manifest, exports: { import: './a.js', require: './a.cjs' } })).toBe('node16');
  expect(hasModules({ name: 'a', version: '1.0.0', bin: './a.js' })).toBe(false);
});
