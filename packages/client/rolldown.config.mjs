import { defineConfig } from 'rolldown';

/**
 * The SDK as one file of ESM and one of CommonJS.
 * Without source maps: the code is the source without its types, and maps would be half of what users install.
 */
export default defineConfig([build('es', 'js'), build('cjs', 'cjs')]);

function build(format, extension) {
  return {
    input: 'src/index.ts',
    platform: 'neutral',
    // Only once: an earlier build must not leave files that would be published.
    output: { dir: 'dist', format, entryFileNames: `[name].${extension}`, cleanDir: format === 'es' },
  };
}
