import { chmod, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const outdir = `${root}dist`;

/** The tests of a server. All others test the SDK, or this repository. */
const SERVER_TESTS = [
  /^(?:events|generic|http|operations)\/.+\.test\.ts$/,
  /^document\/(?:codes|executed-examples|fields|form-fields|links|parameters)\.test\.ts$/,
  /^official-sdks\/calls\.test\.ts$/,
];

const files = await readdir(root, { recursive: true });
const tests = files.filter(
  (file) => !/^(?:node_modules|dist)\//.test(file) && SERVER_TESTS.some((one) => one.test(file)),
);

await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: [
    { in: `${root}src/cli/main.ts`, out: 'main' },
    { in: `${root}src/cli/run-checks.ts`, out: 'run-checks' },
    { in: `${root}src/cli/provide-target.ts`, out: 'provide-target' },
    ...tests.map((file) => ({ in: `${root}${file}`, out: `checks/${file.replace(/\.test\.ts$/, '')}` })),
  ],
  outdir,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // The others are installed with the package. The contract is part of it: of the document that these tests are for.
  external: ['ajv', 'ajv-formats', 'fast-check', 'vitest'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
});
await chmod(`${outdir}/main.js`, 0o755);
