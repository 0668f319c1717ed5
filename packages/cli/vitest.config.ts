import { defineConfig } from 'vitest/config';

/** `vitest run` is the short form that every test run has; `vitest run --mode full` gives the published figures. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['@rollcall/test-postgres/global-setup'],
    provide: { extent: mode === 'full' ? 'full' : 'short' },
    // The figures come as they are.
    disableConsoleIntercept: true,
    testTimeout: mode === 'full' ? 10 * 60_000 : 120_000,
    hookTimeout: 60_000,
  },
}));
