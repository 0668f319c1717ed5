import { defineConfig } from 'vitest/config';

/**
 * `vitest run` is the short form that every test run has; `--mode full` gives the published figures, and `--mode guards`
 * shows that each experiment can fail.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'guards' ? ['test/guards.ts'] : ['test/**/*.test.ts'],
    provide: { extent: mode === 'full' ? 'full' : 'short' },
    // The rows of the table come as they are, each when its experiment is over.
    disableConsoleIntercept: true,
    testTimeout: { full: 30 * 60_000, guards: 10 * 60_000 }[mode] ?? 120_000,
    // Experiments measure times: in full, nothing else runs beside them.
    maxConcurrency: { full: 1, guards: 2 }[mode] ?? 3,
    fileParallelism: false,
  },
}));
