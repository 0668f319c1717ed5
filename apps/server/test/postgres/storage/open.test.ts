import { randomBytes } from 'node:crypto';
import { createTestDatabase } from '@rollcall/test-postgres';
import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { StartError } from '../../../src/core/errors.ts';
import { postgresMigrations } from '../../../src/storage/postgres/migrations/index.ts';
import { type OpenPostgresDatabase, openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { useDatabase } from '../../support/open-postgres.ts';

const database = useDatabase();

async function open(url: string): Promise<OpenPostgresDatabase> {
  const opened = await openPostgresDatabase({ url, poolMax: 2, onConnectionLost: () => {} });
  onTestFinished(() => opened.close());
  return opened;
}

/** The URL of the database with some parts replaced. */
function changed(parts: Partial<Pick<URL, 'host' | 'username' | 'password' | 'pathname' | 'search'>>): string {
  return Object.assign(new URL(database.url), parts).href;
}

async function execute(statement: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

test('several processes can open an empty database at the same time, and all find the newest schema', async () => {
  for (let round = 0; round < 3; round += 1) {
    const empty = await createTestDatabase(database.url);
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(empty.url)));
    await Promise.all(opened.map(({ check }) => check()));
    const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      opened[0]?.db ?? expect.fail(),
    );
    expect(applied.rows.map(({ name }) => name)).toEqual(Object.keys(postgresMigrations));
    await Promise.all(opened.map(({ close }) => close()));
    await empty.drop();
  }
});

test.each([
  { given: { host: '127.0.0.1:1' }, want: 'cannot be reached: connect ECONNREFUSED 127.0.0.1:1.' },
  { given: { pathname: '/nowhere' }, want: 'cannot be reached: database "nowhere" does not exist.' },
  { given: { username: 'nobody_at_all' }, want: 'cannot be reached: ' },
])('if a database cannot be reached, the error is a sentence without the password: $given', async ({ given, want }) => {
  const refused = await open(changed({ password: 'pass-word', ...given })).catch((error) => error);
  // Without a password check on the server, only the other two fail for their own reason.
  if (given.pathname) expect(refused.message).toMatch(/^The database nowhere on \S+:\d+ cannot be reached: /);
  else expect(refused.message).toContain(want);
  expect(refused).toBeInstanceOf(StartError);
  expect(refused.message).not.toContain('pass-word');
});

test.each([
  {
    given: '?options=-c synchronous_commit=off',
    want: 'The database has synchronous_commit = off, with which a crash loses customers that were reported as created; set it to on.',
  },
  { given: '?options=-c search_path=nowhere', want: /: run CREATE SCHEMA nowhere AUTHORIZATION \w+, or GRANT USAGE/ },
])('an unsuitable database is rejected: $want', async ({ given, want }) => {
  await expect(open(changed({ search: given }))).rejects.toThrow(want);
});

test('a database with an encoding other than UTF8 is rejected', async () => {
  const name = `rollcall_test_latin_${randomBytes(8).toString('hex')}`;
  await execute(`create database ${name} template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'`);
  onTestFinished(() => execute(`drop database ${name}`));
  const want = 'The database has the encoding LATIN1, which lacks characters that names have; create one with UTF8.';
  await expect(open(changed({ pathname: name }))).rejects.toThrow(new StartError(want));
});

test('a PostgreSQL database of a newer version is rejected', async () => {
  const newer = await createTestDatabase(database.url);
  onTestFinished(() => newer.drop());
  const { db } = await open(newer.url);
  await sql`insert into kysely_migration values ('9999-of-the-future', '2030-01-01')`.execute(db);
  await expect(open(newer.url)).rejects.toThrow(
    / was last used by another version of Rollcall, with a schema that this one does not know\.$/,
  );
});

test('the check of a PostgreSQL database rejects once the database is closed', async () => {
  const { check, close } = await open(database.url);
  await check();
  await close();
  await expect(check()).rejects.toThrow();
});

test('every primary key and unique index of data of a tenant starts with the tenant', async () => {
  const { db } = await open(database.url);
  const { rows } = await sql<{ table: string; column: string }>`
    select indrelid::regclass::text as table, attname as column
    from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
    where indisunique and indrelid::regclass::text in ('customers', 'idempotency_keys')
    order by 1`.execute(db);
  expect(rows.map(({ table }) => table)).toEqual(['customers', 'customers', 'customers', 'idempotency_keys']);
  expect(new Set(rows.map(({ column }) => column))).toEqual(new Set(['tenant_id']));
});

test('PostgreSQL compares every text byte by byte', async () => {
  const { db } = await open(database.url);
  const { rows } = await sql<{ collation: string }>`
    select distinct collation_name as collation from information_schema.columns
    where table_name in ('customers', 'idempotency_keys') and data_type = 'text'`.execute(db);
  expect(rows).toEqual([{ collation: 'C' }]);
});
