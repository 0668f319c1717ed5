import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { runServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('creates a SQLite file with the newest schema', async () => {
  const folder = await temporaryFolder();
  expect(await runServer(folder, { DATABASE_URL: 'sqlite:customers.db' }, ['migrate'])).toEqual({
    exitCode: 0,
    stdout: 'The database customers.db has the newest schema.\n',
    stderr: '',
  });
  expect(await readdir(folder)).toEqual(['customers.db']);
});

it('fails with one sentence, without the password, if a PostgreSQL database cannot be reached', async () => {
  const environment = { DATABASE_URL: 'postgres://me:pass-word@127.0.0.1:1/rollcall' };
  expect(await runServer(await temporaryFolder(), environment, ['migrate'])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'The database rollcall on 127.0.0.1:1 cannot be reached: connect ECONNREFUSED 127.0.0.1:1.\n',
  });
});
