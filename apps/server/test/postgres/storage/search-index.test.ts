import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { searchIndexQueue } from '../../../src/storage/postgres/customers/search-index.ts';
import { openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { recordOf } from '../../support/customer-records.ts';
import { useDatabase } from '../../support/open-postgres.ts';
import { openPostgresStores, type TestStores, tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

test('a database without pg_trgm is searched without an index until the extension is available', async () => {
  await withoutExtension();
  expect(await problemAtStart()).toMatch(/set_limit/);
  const before = await openPostgresStores(database.url);
  await before.customers.insertMany(tenant, [recordOf('early', { last_name: 'Searched' }), recordOf('other')]);
  expect(await keysFound(before)).toEqual(['early']);
  expect(await queued(before)).toBe(2);
  await sql`drop function set_limit(real)`.execute(before.db);

  expect(await problemAtStart()).toBeUndefined();
  expect(await queued(before)).toBe(2);
  // Customers of a process that started earlier are queued too.
  await before.customers.insertMany(tenant, [recordOf('late', { last_name: 'Searched' })]);
  expect(await queued(before)).toBe(3);
  expect(await keysFound(before)).toEqual(['early', 'late']);
  await before.settle();
  expect(await keysFound(before)).toEqual(['early', 'late']);
  expect(await problemAtStart()).toBeUndefined();
  expect(await queued(before)).toBe(0);
  await before.close();
});

/** Creates a function that prevents the extension from being created. */
async function withoutExtension(): Promise<void> {
  const { db, close } = await openPostgresDatabase({ url: database.url, poolMax: 1, onConnectionLost: () => {} });
  await sql`drop extension if exists pg_trgm cascade`.execute(db);
  await sql`create function set_limit(real) returns real language sql as 'select $1'`.execute(db);
  await close();
}

async function problemAtStart(): Promise<string | undefined> {
  const { searchIndexProblem, close } = await openPostgresDatabase({
    url: database.url,
    poolMax: 1,
    onConnectionLost: () => {},
  });
  onTestFinished(close);
  return searchIndexProblem;
}

async function keysFound({ customers }: TestStores): Promise<string[]> {
  const { records } = await customers.list(
    tenant,
    { archived: 'include', searchTerm: 'searched' },
    { offset: 0, limit: 9 },
  );
  return records.map(({ attributes }) => attributes.customer_key).toSorted();
}

async function queued({ db }: TestStores): Promise<number> {
  const { rows } = await sql`select unnest(ids) from ${searchIndexQueue}`.execute(db);
  return rows.length;
}
