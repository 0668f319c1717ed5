import { Kysely, type Migration, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../src/storage/migrate.ts';
import { DatabaseWorkerClient } from '../../../src/storage/sqlite/worker/client.ts';
import { workerDialect } from '../../../src/storage/sqlite/worker/dialect.ts';

async function open(): Promise<Kysely<unknown>> {
  const db = new Kysely<unknown>({ dialect: workerDialect(await DatabaseWorkerClient.open(':memory:')) });
  onTestFinished(() => db.destroy());
  return db;
}

test('if SQLite has rolled back a transaction by itself, the error that caused it is reported', async () => {
  const db = await open();
  // SQLite does the same when it cannot write the commit.
  const failing = db.transaction().execute(async (transaction) => {
    await sql`rollback`.execute(transaction);
    throw new Error('the disk is broken');
  });
  await expect(failing).rejects.toThrow('the disk is broken');
  await db.transaction().execute(async () => undefined);
});

test('if one of several migrations fails, none of them is applied', async () => {
  const db = await open();
  const good: Migration = { up: async (each) => void (await sql`create table half (n integer) strict`.execute(each)) };
  const bad: Migration = { up: async (each) => void (await sql`create table`.execute(each)) };
  await expect(migrate(db, { '0001-good': good, '0002-bad': bad })).rejects.toThrow('incomplete input');
  const { rows } = await sql`select name from sqlite_schema where name = 'half'`.execute(db);
  expect(rows).toEqual([]);
});
