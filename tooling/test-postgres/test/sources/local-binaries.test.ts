import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findLocalBinaries } from '../../src/sources/local-binaries.ts';
import { startPostgres } from '../../src/start-postgres.ts';
import { queryValue } from '../fixtures/query.ts';

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
