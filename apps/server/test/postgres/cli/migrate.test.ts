import { readdir } from 'node:fs/promises';
import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { expect, inject, onTestFinished, test } from 'vitest';
import { runServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('several processes that migrate one database at the same time all succeed', async () => {
  const database = await createTestDatabase(inject('postgresUrl'));
  onTestFinished(() => database.drop());
  const folder = await temporaryFolder();
  const environment = { DATABASE_URL: database.url };
  const ended = await Promise.all([1, 2, 3].map(() => runServer(folder, environment, ['migrate'])));
  const name = `${new URL(database.url).pathname.slice(1)} on ${new URL(database.url).host}`;
  for (const { exitCode, stdout, stderr } of ended) {
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`The database ${name} has the newest schema.\n`);
  }
});

test('a SQLite file is made', async () => {
  const folder = await temporaryFolder();
  expect(await runServer(folder, { DATABASE_URL: 'sqlite:customers.db' }, ['migrate'])).toEqual({
    exitCode: 0,
    stdout: 'The database customers.db has the newest schema.\n',
    stderr: '',
  });
  expect(await readdir(folder)).toEqual(['customers.db']);
});

test('a database that cannot be reached ends it with one sentence, without the password', async () => {
  const environment = { DATABASE_URL: 'postgres://me:pass-word@127.0.0.1:1/rollcall' };
  expect(await runServer(await temporaryFolder(), environment, ['migrate'])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'The database rollcall on 127.0.0.1:1 cannot be reached: connect ECONNREFUSED 127.0.0.1:1.\n',
  });
});
