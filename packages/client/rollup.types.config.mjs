import { dts } from 'rollup-plugin-dts';

/** The plugin does not bundle types that it finds in a package, so the contract is resolved as a file. */
const paths = { '@rollcall/contract': ['../contract/dist/index.d.ts'] };

/** All public types in one file, including those of the contract; once for each module system. */
export default {
  input: 'src/index.ts',
  plugins: [dts({ compilerOptions: { paths, stripInternal: true } })],
  output: [{ file: 'dist/index.d.ts' }, { file: 'dist/index.d.cts' }],
};
