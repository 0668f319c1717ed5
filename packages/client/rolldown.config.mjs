import { defineConfig } from 'rolldown';

/**
 * The SDK as ESM and as CommonJS. What few programs need is a file of its own, loaded on demand; all else is in one, as a
 * page loads one file faster than two.
 * Without source maps: the code is the source without its types, and maps would be half of what users install.
 */
export default defineConfig([build('es', 'js'), build('cjs', 'cjs')]);

function build(format, extension) {
  return {
    input: 'src/index.ts',
    platform: 'neutral',
    output: {
      dir: 'dist',
      format,
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `[name].${extension}`,
      codeSplitting: { groups: [{ name: 'core', test: /[\\/]src[\\/](?!on-demand[\\/]|index\.ts)/ }] },
      // Once: what an earlier build has left would be published.
      cleanDir: format === 'es',
    },
  };
}
