import { defineConfig } from 'rolldown';

/** The files that users import: the SDK, and the check of webhooks, which shares no code with it. */
const entries = { index: 'src/index.ts', webhooks: 'src/webhooks/index.ts' };

/**
 * Each entry as one file of ESM and one of CommonJS.
 * Without source maps: the code is the source without its types, and maps would be half of what users install.
 */
export default defineConfig(
  Object.entries(entries).flatMap(([name, input], index) => [
    // Only once: an earlier build must not leave files that would be published.
    build({ [name]: input }, 'es', 'js', index === 0),
    build({ [name]: input }, 'cjs', 'cjs', false),
  ]),
);

/**
 * @param {Record<string, string>} input
 * @param {'es' | 'cjs'} format
 * @param {'js' | 'cjs'} extension
 * @param {boolean} cleanDir
 * @returns {import('rolldown').RolldownOptions}
 */
function build(input, format, extension, cleanDir) {
  return {
    input,
    platform: 'neutral',
    output: { dir: 'dist', format, entryFileNames: `[name].${extension}`, cleanDir },
  };
}
