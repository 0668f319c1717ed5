import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['@rollcall/test-postgres/global-setup'],
    testTimeout: 20_000,
  },
});
