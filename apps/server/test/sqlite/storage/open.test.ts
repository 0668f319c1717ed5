import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { StartError } from '../../../src/core/errors.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { assertPragmas, closeDatabaseFile, openDatabaseFile } from '../../../src/storage/sqlite/worker/libsql.ts';
import { inMemoryName } from '../../../src/storage/sqlite/worker/protocol.ts';
import { pragma, temporaryFolder } from '../../support/temporary-folder.ts';

test('a database file is opened with durable commits, foreign keys and an exclusive lock', async () => {
  const { db, close } = await openSqliteDatabase(join(await temporaryFolder(), 'rollcall.db'));
  const names = ['journal_mode', 'synchronous', 'locking_mode', 'foreign_keys', 'secure_delete', 'trusted_schema'];
  const found = Object.assign({}, ...(await Promise.all(names.map((name) => pragma(db, name)))));
  const want = { journal_mode: 'wal', synchronous: 2, locking_mode: 'exclusive' };
  expect(found).toEqual({ ...want, foreign_keys: 1, secure_delete: 1, trusted_schema: 0 });
  await close();
});

test.each([
  { given: 'synchronous = normal', want: 'SQLite runs with synchronous = 1 instead of 2' },
  { given: 'synchronous = off', want: 'SQLite runs with synchronous = 0 instead of 2' },
  { given: 'journal_mode = delete', want: 'SQLite runs with journal_mode = delete instead of wal' },
  { given: 'foreign_keys = off', want: 'SQLite runs with foreign_keys = 0 instead of 1' },
  { given: 'secure_delete = off', want: 'SQLite runs with secure_delete = 0 instead of 1' },
  { given: 'busy_timeout = 60000', want: 'SQLite runs with busy_timeout = 60000 instead of 250' },
])('a connection with the setting $given is rejected', async ({ given, want }) => {
  const connection = openDatabaseFile(join(await temporaryFolder(), 'rollcall.db'));
  connection.pragma(given);
  expect(() => assertPragmas(connection, false)).toThrow(want);
  closeDatabaseFile(connection);
});

test('a second owner of a file gets an error that names the file and recommends PostgreSQL for several servers', async () => {
  const file = join(await temporaryFolder(), 'rollcall.db');
  const { close } = await openSqliteDatabase(file);
  const want = `The database file ${file} is in use by another process: one server owns a SQLite file, and PostgreSQL is the way to run several.`;
  await expect(openSqliteDatabase(file)).rejects.toThrow(new StartError(want));
  await close();
});

test('a closed database is one file with all its data, and can be opened again', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'rollcall.db');
  const first = await openSqliteDatabase(file);
  await first.db.insertInto('tenants').values({ tenant_id: 'kept', name: 'kept', created_at: 1 }).execute();
  await first.close();
  expect(await readdir(folder)).toEqual(['rollcall.db']);
  const second = await openSqliteDatabase(file);
  expect(await second.db.selectFrom('tenants').selectAll().execute()).toEqual([
    { tenant_id: 'kept', name: 'kept', created_at: 1 },
  ]);
  await second.close();
});

test('closing a database waits for the running transaction', async () => {
  const file = join(await temporaryFolder(), 'rollcall.db');
  const first = await openSqliteDatabase(file);
  const insert = first.db.transaction().execute(async (transaction) => {
    await transaction.insertInto('tenants').values({ tenant_id: 'a', name: 'a', created_at: 1 }).execute();
    await new Promise((resolve) => setImmediate(resolve));
    await transaction.insertInto('tenants').values({ tenant_id: 'b', name: 'b', created_at: 1 }).execute();
  });
  await Promise.all([insert, first.close()]);
  const second = await openSqliteDatabase(file);
  expect(await second.db.selectFrom('tenants').selectAll().execute()).toHaveLength(2);
  await second.close();
});

test('a file that is not a database is rejected', async () => {
  const file = join(await temporaryFolder(), 'notes.txt');
  await writeFile(file, 'These are notes and no database.'.repeat(100));
  await expect(openSqliteDatabase(file)).rejects.toThrow(new StartError(`The file ${file} is not a SQLite database.`));
});

test('a path that cannot be opened is rejected with a sentence for the operator', async () => {
  const folder = await temporaryFolder();
  await expect(openSqliteDatabase(folder)).rejects.toThrow(`The database file ${folder} cannot be opened: `);
});

test('a SQLite file of a newer version is rejected', async () => {
  const file = join(await temporaryFolder(), 'rollcall.db');
  const newer = await openSqliteDatabase(file);
  await sql`insert into kysely_migration values ('9999-of-the-future', '2030-01-01')`.execute(newer.db);
  await newer.close();
  await expect(openSqliteDatabase(file)).rejects.toThrow(
    `The database file ${file} was last used by another version of Rollcall, with a schema that this one does not know.`,
  );
});

test('every primary key and unique index of SQLite starts with the tenant, except for those that find the tenant', async () => {
  const { db, close } = await openSqliteDatabase(inMemoryName);
  const { rows } = await sql<{ index_name: string; first_column: string }>`
    select i.name as index_name, c.name as first_column
    from pragma_table_list t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
    where i."unique" and c.seqno = 0 and t.name not like 'kysely%' and t.name not like 'sqlite%'
      and t.name not like 'customer_search%'`.execute(db);
  expect(rows.length).toBeGreaterThan(5);
  const others = rows.filter((row) => row.first_column !== 'tenant_id').map((row) => row.index_name);
  expect(others.sort()).toEqual(['api_keys_by_hash', 'api_keys_by_id', 'tenants_by_name']);
  await close();
});

// Without the tables of the full-text index, which SQLite creates itself.
test('every SQLite table is strict', async () => {
  const { db, close } = await openSqliteDatabase(inMemoryName);
  const { rows } = await sql<{ name: string; strict: number }>`
    select name, strict from pragma_table_list
    where name not like 'kysely%' and name not like 'sqlite%' and name not like 'customer_search%' order by name`.execute(
    db,
  );
  const names = [
    ...['api_keys', 'customer_counts', 'customer_digest', 'customers', 'idempotency_keys', 'tenants'],
    ...['webhook_attempts', 'webhook_deliveries', 'webhook_endpoints', 'webhook_events', 'webhook_outbox'],
  ];
  expect(rows).toEqual(names.map((name) => ({ name, strict: 1 })));
  await close();
});
