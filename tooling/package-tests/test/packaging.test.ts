import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';
import { runTool } from '../src/run-program.ts';
import { buildShopWithVite } from '../src/vite-build.ts';

const ATTW = join(
  dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
);

/** attw ignores documents, which have no types, and for a package of ES modules the older module systems. */
const packages = [
  { name: 'client', tarball: inject('clientTarball'), attw: [] },
  {
    name: 'contract',
    tarball: inject('contractTarball'),
    attw: ['--profile', 'esm-only', '--exclude-entrypoints', './openapi.yaml', './workflows.arazzo.yaml'],
  },
];

describe.each(packages)('the tarball of $name', ({ tarball, attw }) => {
  it('packs a tarball that passes publint in strict mode', async () => {
    const { buffer } = new Uint8Array(await readFile(tarball));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('packs types that every module resolution finds', async () => {
    // It fails with a description of the problem.
    await runTool(process.execPath, [ATTW, tarball, ...attw, '--no-color', '--no-emoji'], import.meta.dirname);
  });

  it('packs the license and a README, but neither sources nor tests', async () => {
    const files = (await runTool('tar', ['-tzf', tarball], import.meta.dirname)).trim().split('\n');
    expect(files).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md']));
    expect(files.filter((file) => !/^package\/(dist\/|LICENSE$|README\.md$|package\.json$)/.test(file))).toEqual([]);
  });
});

const CLIENT = join(import.meta.dirname, '../../../packages/client');

describe('the built SDK', () => {
  it.each(['.js', '.cjs', '.d.ts', '.d.cts'])(
    'builds an SDK whose %s files need declared packages only',
    (extension) => {
      const files = filesBelow('dist', extension);
      expect(files).not.toEqual([]);
      const specifiers = files.flatMap((source) =>
        [...source.matchAll(/(?:from|import|import\(|require\()\s*["']([^"'.\n][^"'\n]*)["']/g)].map(
          ([, from]) => from,
        ),
      );
      const { dependencies = {} } = JSON.parse(readFileSync(join(CLIENT, 'package.json'), 'utf8'));
      expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(specifiers));
    },
  );
});

/** The texts of all files with an extension in a folder of the client. */
function filesBelow(folder: string, extension: string): string[] {
  const paths = readdirSync(join(CLIENT, folder), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith(extension))
    .map((path) => readFileSync(join(CLIENT, folder, path), 'utf8'));
}

const packageTests = join(import.meta.dirname, '..');

/** The budget is in `package.json`. Raise it on purpose, with the reason in the commit. */
it('a page that imports all of @rollcall/client loads one script, within the size budget', async () => {
  expect(await buildShopWithVite()).toEqual([expect.stringMatching(/\.js$/)]);
  // It fails if a budget is exceeded, and prints the same.
  const printed = await runTool('node_modules/.bin/size-limit', ['--json'], packageTests);
  const sizes = JSON.parse(printed) as { name: string; size: number; sizeLimit: number; passed: boolean }[];
  for (const { name, size, sizeLimit } of sizes) console.log(`${name}: ${size} of ${sizeLimit} bytes`);
  expect(sizes.map(({ passed }) => passed)).toEqual([true, true, true]);
});

it('the client loads nothing later, so a page that has lost its network still gets a ConnectionError', () => {
  const dist = join(inject('project'), 'node_modules/@rollcall/client/dist');
  expect(readdirSync(dist).sort()).toEqual([
    'index.cjs',
    'index.d.cts',
    'index.d.ts',
    'index.js',
    'index.legacy.d.cts',
    'webhooks.cjs',
    'webhooks.d.cts',
    'webhooks.d.ts',
    'webhooks.js',
  ]);
});
