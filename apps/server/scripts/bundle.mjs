// Bundles the server for tests that start many processes: loading a few files takes half as long as loading hundreds.
import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

await rm(path('../bundle'), { recursive: true, force: true });
await build({
  entryPoints: [path('../src/main.ts'), path('../src/storage/sqlite/worker/worker.ts')],
  entryNames: '[name]',
  outdir: path('../bundle'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // esbuild cannot bundle the UMD file that jsonc-parser names in `main`.
  mainFields: ['module', 'main'],
  // Native modules find their files beside themselves.
  external: ['libsql', 'pg-native'],
  minifyWhitespace: true,
  plugins: [{ name: 'unused', setup: leaveOutUnused }],
  banner: {
    // Express and pg are CommonJS, and require modules of Node.
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
// The contract package reads it from beside its own code.
await cp(path('../../../packages/contract/dist/generated/document.json'), path('../bundle/generated/document.json'));

/**
 * Leaves out half a megabyte that no test needs, and that Node would parse at every start: tables of encodings other than
 * UTF-8, which iconv-lite loads when it decodes one, and messages of zod in languages other than English.
 *
 * @param {import('esbuild').PluginBuild} build
 */
function leaveOutUnused({ onLoad }) {
  onLoad({ filter: /iconv-lite\/encodings\/tables\/.*\.json$/ }, () => ({ contents: '[]', loader: 'json' }));
  onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
    contents: "export { default as en } from './en.js';",
    loader: 'js',
  }));
}
