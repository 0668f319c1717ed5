import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { englishMessages, requireOfNode } from '../../../scripts/bundling.mjs';
import { thirdPartyNotices } from '../../../scripts/third-party-notices.mjs';

const output = new URL('../dist/', import.meta.url);

await rm(output, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { rollcall: new URL('../src/main.ts', import.meta.url).pathname },
  outdir: output.pathname,
  bundle: true,
  // A command loads only the chunks that it needs: `rollcall --version` reads a tenth of the code.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  metafile: true,
  plugins: [{ name: 'document', setup: readDocument }, englishMessages],
  banner: { js: requireOfNode },
});
await writeFile(new URL('THIRD-PARTY-NOTICES.txt', output), await thirdPartyNotices(Object.keys(metafile.inputs)));
await chmod(new URL('rollcall.js', output), 0o755);
for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${file}  ${bytes} bytes`);

/** @param {import('esbuild').PluginBuild} build */
function readDocument({ onLoad }) {
  onLoad({ filter: /\/document\.json$/ }, loadDocument);
}

/**
 * Loads the document without the parts that no command reads: an import keeps all of it in memory.
 *
 * @param {{ path: string }} file
 */
async function loadDocument({ path }) {
  const { paths, components } = JSON.parse(await readFile(path, 'utf8'));
  const names = Object.fromEntries(Object.keys(paths).map((name) => [name, {}]));
  const schemas = withoutProse(components.schemas);
  return { loader: /** @type {const} */ ('json'), contents: JSON.stringify({ paths: names, components: { schemas } }) };
}

/**
 * A part of a JSON Schema without what only people read.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function withoutProse(value) {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  const read = Object.entries(value).filter(
    ([name, part]) => !(name === 'description' && typeof part === 'string') && !/^examples?$/.test(name),
  );
  return Object.fromEntries(read.map(([name, part]) => [name, withoutProse(part)]));
}
