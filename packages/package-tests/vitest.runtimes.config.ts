import { defineConfig } from 'vitest/config';

/** The runtimes are downloaded on the first run, some 900 MB unpacked. */
const TIMEOUT_MS = 600_000;

export default defineConfig({
  test: {
    include: ['runtimes/**/*.test.ts'],
    globalSetup: 'src/global-setup.ts',
    testTimeout: TIMEOUT_MS,
    hookTimeout: TIMEOUT_MS,
  },
});
