import { defineConfig } from 'vitest/config';

/** `vitest run` is the short form that every test run has; `vitest run --mode full` gives the published figures. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    provide: { extent: mode === 'full' ? 'full' : 'short' },
    // The rows of the table come as they are, each when its experiment is over.
    disableConsoleIntercept: true,
    testTimeout: mode === 'full' ? 30 * 60_000 : 120_000,
    // Experiments measure times: in full, nothing else runs beside them.
    maxConcurrency: mode === 'full' ? 1 : 3,
    fileParallelism: false,
  },
}));
