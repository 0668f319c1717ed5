import { defineConfig } from 'vitest/config';

/** Another build of the SDK to test, as its entry file. Default: the one of this repository. */
const clientEntry = process.env.CONTRACT_CLIENT_ENTRY;

export default defineConfig({
  resolve: { alias: clientEntry === undefined ? {} : { '@rollcall/client': clientEntry } },
  test: {
    globalSetup: 'src/target/global-setup.ts',
    include: ['{test,operations,document,http,client,mutants}/**/*.test.ts'],
    // The tests share nothing but the server, and starting a hundred workers would take longer than the tests.
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
