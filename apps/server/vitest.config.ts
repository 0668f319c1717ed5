import { defineConfig } from 'vitest/config';

// A thread knows no TypeScript: in tests of the sources, it runs the built file.
const workerFile = new URL('./dist/stores/sqlite/thread/worker-file.js', import.meta.url);

export default defineConfig({
  resolve: { alias: { './worker-file.js': workerFile.pathname } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['@rollcall/test-postgres/global-setup'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
