import { dts } from 'rollup-plugin-dts';

/** The plugin does not bundle types that it finds in a package, so the contract is resolved as a file. */
const paths = { '@rollcall/contract': ['../contract/dist/index.d.ts'] };

/** All public types of an entry in one file, including those of the contract; once for each module system. */
export default [
  build('src/index.ts', [
    { file: 'dist/index.d.ts' },
    { file: 'dist/index.d.cts', plugins: [sameOpenapiFetch()] },
    // TypeScript before 5.3 cannot parse the other.
    { file: 'dist/index.legacy.d.cts' },
  ]),
  build('src/webhooks/index.ts', [{ file: 'dist/webhooks.d.ts' }, { file: 'dist/webhooks.d.cts' }]),
];

/**
 * @param {string} input
 * @param {import('rollup').OutputOptions[]} output
 */
function build(input, output) {
  return { input, plugins: [dts({ compilerOptions: { paths, stripInternal: true } })], output };
}

/**
 * Takes the types of openapi-fetch from its ES module in CommonJS, too. Otherwise, TypeScript regards the `api` of one
 * `Rollcall` as unrelated to that of the other.
 */
function sameOpenapiFetch() {
  const from = /^import (\{.*\} from 'openapi-fetch');$/m;
  return {
    name: 'same-openapi-fetch',
    /** @param {string} code */
    renderChunk(code) {
      if (!from.test(code)) throw new Error('The types no longer import openapi-fetch in one line');
      return code.replace(from, "import type $1 with { 'resolution-mode': 'import' };");
    },
  };
}
