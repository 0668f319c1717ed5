import { defineConfig } from 'rolldown';

/**
 * The SDK as ESM and as CommonJS. What few programs need is a file of its own, loaded on demand.
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
      chunkFileNames: ({ isDynamicEntry }) => `${isDynamicEntry ? '[name]' : 'core'}.${extension}`,
      // Once: what an earlier build has left would be published.
      cleanDir: format === 'es',
    },
  };
}
