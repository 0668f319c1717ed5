import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Starting a server takes a second on an idle machine and several on a busy one.
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
