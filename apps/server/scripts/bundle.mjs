// Bundles the server into what is published. Tests that start many processes start it, too: loading a few files takes half
// as long as loading hundreds.
import { cp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { englishMessages, requireOfNode } from '../../../scripts/bundling.mjs';
import { thirdPartyNotices } from '../../../scripts/third-party-notices.mjs';

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
/** @param {string[]} files */
const sources = (...files) => files.map((file) => path(`../src/${file}`));

await rm(path('../bundle'), { recursive: true, force: true });
const shared = /** @satisfies {import('esbuild').BuildOptions} */ ({
  entryNames: '[name]',
  outdir: path('../bundle'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // esbuild cannot bundle the UMD file that jsonc-parser names in `main`.
  mainFields: ['module', 'main'],
  // Native modules find their files beside themselves.
  external: ['libsql', 'pg-native'],
  minifyWhitespace: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  plugins: [englishMessages, { name: 'unused', setup: leaveOutUnused }],
  banner: { js: requireOfNode },
});
const outputs = await Promise.all([
  // The tests of the sources import the second one.
  build({ ...shared, entryPoints: sources('main.ts', 'storage/sqlite/worker/worker-file.ts'), splitting: true }),
  // Apart from the others, so that each thread loads a single file.
  build({ ...shared, entryPoints: sources('storage/sqlite/worker/worker.ts') }),
]);
const inputs = outputs.flatMap(({ metafile }) => Object.keys(metafile.inputs));
await writeFile(path('../bundle/THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(inputs));

const { resolve } = createRequire(import.meta.url);
// The contract package reads it from beside its own code.
await cp(resolve('@rollcall/contract/document.json'), path('../bundle/generated/document.json'));
// The server sends these.
for (const file of ['openapi.yaml', 'document.json']) {
  await cp(resolve(`@rollcall/contract/${file}`), path(`../bundle/documents/${file}`));
}

/**
 * Leaves out code that no request needs and that Node would load at every start. The server reads bodies and queries
 * itself, names each media type in full, and uses one of the many rate limiters.
 *
 * @param {import('esbuild').PluginBuild} build
 */
function leaveOutUnused({ onLoad }) {
  onLoad({ filter: /body-parser\/index\.js$/ }, () => ({ contents: 'module.exports = {};' }));
  // Express asks these for a function when it first needs one, which then fails clearly.
  onLoad({ filter: /\/(?:mime-types|qs\/lib)\/index\.js$/ }, ({ path: file }) => {
    const message = JSON.stringify(`${file.split('/node_modules/').at(-1)} is not part of the bundle`);
    return { contents: `module.exports = new Proxy({}, { get() { throw new Error(${message}); } });` };
  });
  onLoad({ filter: /rate-limiter-flexible\/index\.js$/ }, ({ path: file }) => ({
    contents: `module.exports = {
      RateLimiterMemory: require('./lib/RateLimiterMemory.js'),
      RateLimiterRes: require('./lib/RateLimiterRes.js'),
    };`,
    resolveDir: dirname(file),
  }));
}
