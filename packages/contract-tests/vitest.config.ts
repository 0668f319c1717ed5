import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'src/target/global-setup.ts',
    include: ['{test,operations,document,http,client,mutants}/**/*.test.ts'],
    // The tests share nothing but the server, and starting a hundred workers would take longer than the tests.
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
