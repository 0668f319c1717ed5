import { dts } from 'rollup-plugin-dts';

/** The compiler is told where the contract's types are, as the plugin leaves alone what it finds in a package. */
const paths = { '@rollcall/contract': ['../contract/dist/index.d.ts'] };

/** All public types in one file, those of the contract among them; once for each module system. */
export default {
  input: 'src/index.ts',
  plugins: [dts({ compilerOptions: { paths, stripInternal: true } })],
  output: [{ file: 'dist/index.d.ts' }, { file: 'dist/index.d.cts' }],
};
