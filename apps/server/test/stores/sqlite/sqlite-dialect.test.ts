import { Kysely, type Migration, sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '../../../src/stores/migrate.js';
import { GuardedDatabase } from '../../../src/stores/sqlite/guarded-database.js';
import { TransactionalSqliteDialect } from '../../../src/stores/sqlite/sqlite-dialect.js';

const open = () => new Kysely<unknown>({ dialect: new TransactionalSqliteDialect(new GuardedDatabase(':memory:')) });

test('the error of a transaction that SQLite has rolled back by itself is not hidden', async () => {
  const db = open();
  // As SQLite does when it cannot write the commit.
  const failing = db.transaction().execute(async (transaction) => {
    await sql`rollback`.execute(transaction);
    throw new Error('the disk is broken');
  });
  await expect(failing).rejects.toThrow('the disk is broken');
  await db.transaction().execute(async () => undefined);
});

test('of several migrations either all are done or none', async () => {
  const db = open();
  const good: Migration = { up: async (each) => void (await sql`create table half (n integer) strict`.execute(each)) };
  const bad: Migration = { up: async (each) => void (await sql`create table`.execute(each)) };
  await expect(migrate(db, { '0001-good': good, '0002-bad': bad })).rejects.toThrow('incomplete input');
  const { rows } = await sql`select name from sqlite_schema where name = 'half'`.execute(db);
  expect(rows).toEqual([]);
});
