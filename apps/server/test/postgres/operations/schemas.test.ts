import { randomBytes } from 'node:crypto';
import { createTestDatabase } from '@rollcall/test-postgres';
import { sql } from 'kysely';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { migratePostgres } from '../../../src/storage/postgres/open.ts';
import { recordOf } from '../../support/customer-records.ts';
import { commandsOf } from '../../support/guide.ts';
import { emptyDatabase, execute, storesOn } from '../../support/open-postgres.ts';
import { type TestStores, tenant } from '../../support/open-test-stores.ts';
import { ignoring, pooledDatabase, poolerProblem, usePooler } from '../../support/pgbouncer.ts';

if (poolerProblem !== undefined) console.log(`skipped: ${poolerProblem}`);

/** A URL whose connections use these schemas. */
function withSearchPath(url: string, searchPath: string): string {
  return `${url}?options=${encodeURIComponent(`-csearch_path=${searchPath.replaceAll(' ', '\\ ')}`)}`;
}

/** Tables of another program with Kysely, some of which are called like those of the server. */
const otherProgram = `
  create table kysely_migration (name text primary key, timestamp text not null);
  insert into kysely_migration values ('2023_first', '2023-01-01');
  create table kysely_migration_lock (id text primary key, is_locked int not null);
  insert into kysely_migration_lock values ('migration_lock', 0);
  create table customers (id int primary key, name text);
  insert into customers values (1, 'of another program');
  create table customer_search (search_text text);
  create index customer_search_by_trigram on customer_search (search_text)`;

/** Creates, finds, changes and deletes customers. */
async function use({ customers, settle, db }: TestStores): Promise<void> {
  await customers.insertMany(tenant, [recordOf('one', { last_name: 'Searched' }), recordOf('two')]);
  await settle();
  const { records } = await customers.list(
    tenant,
    { archived: 'include', searchTerm: 'searched' },
    { offset: 0, limit: 9 },
  );
  expect(records.map(({ attributes }) => attributes.customer_key)).toEqual(['one']);
  await customers.delete(tenant, 'two');
  expect((await sql`select 1 from customer_search`.execute(db)).rows).toHaveLength(1);
}

test.each([
  { way: 'options in the URL', searchPath: 'rollcall' },
  { way: 'options with a second schema', searchPath: 'rollcall, public' },
])('Rollcall works in a schema of its own beside another program with Kysely, by $way', async ({ searchPath }) => {
  const url = await emptyDatabase();
  await execute(url, `${otherProgram}; ${commandsOf('postgresql', 'schema')}`);
  const opened = await storesOn(withSearchPath(url, searchPath));
  await use(opened);
  await migratePostgres(withSearchPath(url, searchPath));
  const rows = await execute(
    url,
    `select (select string_agg(name, ',') from kysely_migration) as migrations,
      (select string_agg(name, ',') from customers) as customers,
      (select count(*)::int from pg_class where relname like 'customers%' and relnamespace = 'public'::regnamespace and relkind = 'r') as tables`,
  );
  expect(rows).toEqual([{ migrations: '2023_first', customers: 'of another program', tables: 1 }]);
});

test('Rollcall works in the schema that its role has by default', async () => {
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  const role = `rollcall_test_role_${randomBytes(8).toString('hex')}`;
  await execute(
    url,
    `${otherProgram}; create role ${role} login password 'pass'; create schema rollcall authorization ${role};
    alter role ${role} set search_path = rollcall; create extension pg_trgm`,
  );
  onTestFinished(async () => {
    await drop();
    await execute(inject('postgresUrl'), `drop role ${role}`);
  });
  await use(await storesOn(Object.assign(new URL(url), { username: role, password: 'pass' }).href));
});

test('two Rollcalls in two schemas of one database share nothing, and one can be dropped', async () => {
  const url = await emptyDatabase();
  await execute(url, 'create schema one; create schema two');
  const [one, two] = [await storesOn(withSearchPath(url, 'one')), await storesOn(withSearchPath(url, 'two'))];
  await use(one);
  await use(two);
  const lockedWhileLocked = await one.stores.transact(async ({ idempotency }) => {
    expect(await idempotency.lock(tenant, 'key')).toBe(true);
    const inTwo = await two.stores.transact(async (within) => ({
      commit: false,
      result: await within.idempotency.lock(tenant, 'key'),
    }));
    return { commit: false, result: inTwo };
  });
  expect(lockedWhileLocked).toBe(true);
  await one.close();
  await execute(url, 'drop schema one cascade');
  const { rows } = await sql`
    select 1 from pg_index where indrelid = 'customer_search'::regclass and not indisprimary`.execute(two.db);
  expect(rows).toHaveLength(1);
  await two.customers.insertMany(tenant, [recordOf('three', { last_name: 'Searched' })]);
  await two.settle();
});

test.each([
  {
    given: 'the schema of another program with Kysely',
    prepare: otherProgram,
    searchPath: 'public',
    want: 'The schema public has the migrations of another program: create a schema for Rollcall, and name it in DATABASE_URL with options=-csearch_path=NAME.',
  },
  {
    given: 'a schema that does not exist',
    prepare: 'select 1',
    searchPath: 'nowhere',
    want: 'The database has none of the schemas in search_path (nowhere), or the role postgres must not use them: run CREATE SCHEMA nowhere AUTHORIZATION postgres, or GRANT USAGE ON SCHEMA nowhere TO postgres.',
  },
])(
  'with $given, the server does not start, and says in a sentence what to run',
  async ({ prepare, searchPath, want }) => {
    const url = await emptyDatabase();
    await execute(url, prepare);
    const role = new URL(url).username;
    await expect(migratePostgres(withSearchPath(url, searchPath))).rejects.toThrow(
      want.replaceAll('postgres ', `${role} `),
    );
  },
);

describe.skipIf(poolerProblem !== undefined).each([
  { behaviour: 'refuses', settings: {}, want: /unsupported startup parameter: options\. .* ALTER ROLE/ },
  {
    behaviour: 'drops',
    settings: { ignore_startup_parameters: `options,${ignoring.ignore_startup_parameters}` },
    want: /^The pooler ignores search_path=rollcall in the options of DATABASE_URL: run ALTER ROLE \w+ SET search_path = rollcall instead\.$/,
  },
])('a pooler that $behaviour options', ({ behaviour, settings, want }) => {
  const pooler = usePooler({ pool_mode: 'transaction', default_pool_size: 4, ...settings });

  test(`behind a pooler that ${behaviour} options, the server uses no other schema than the given one`, async () => {
    const { direct, pooled } = await pooledDatabase(pooler);
    await execute(direct, 'create schema rollcall');
    await expect(migratePostgres(withSearchPath(pooled, 'rollcall'))).rejects.toThrow(want);
  });
});
