import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { CustomerFilter } from '../../../src/customers/customer-store.ts';
import { PostgresCustomerStore } from '../../../src/storage/postgres/customers/customer-store.ts';
import { searchIndexQueue } from '../../../src/storage/postgres/customers/search-index.ts';
import { recordOf } from '../../support/customer-records.ts';
import { observedDatabase, storesOn, useDatabase } from '../../support/open-postgres.ts';
import { openPostgresStores, tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();
const count = 10_500;

// More customers than a search looks up one by one. The oldest three are the only ones with another name.
beforeAll(async () => {
  const { customers, db, settle, close } = await openPostgresStores(database.url);
  const records = Array.from({ length: count }, (_, n) =>
    recordOf(`key-${n}`, { last_name: n < 3 ? 'Zyx' : 'Quick' }, new Date(n)),
  );
  for (let first = 0; first < count; first += 1_500) {
    await customers.insertMany(tenant, records.slice(first, first + 1_500));
  }
  await settle();
  await sql`vacuum analyze customers, customer_search`.execute(db);
  await close();
});

const keysOf = (records: readonly { readonly attributes: { readonly customer_key: string } }[]) =>
  records.map(({ attributes }) => attributes.customer_key);

test.each([
  { given: 'a frequent text', searchTerm: 'quick', total: count - 3 },
  { given: 'a frequent beginning of a word', searchTerm: 'qu', total: count - 3 },
  { given: 'a sign that no index finds', searchTerm: '@', total: count },
])('a search for $given shows the same pages from both ends and by cursor', async ({ searchTerm, total }) => {
  const { customers } = await storesOn(database.url);
  const filter: CustomerFilter = { archived: 'include', searchTerm };
  const first = count - 1;
  for (const offset of [0, 2, 5_000, total - 2]) {
    const { records, totalCount } = await customers.list(tenant, filter, { offset, limit: 2 });
    expect(totalCount).toBe(total);
    expect(keysOf(records)).toEqual([`key-${first - offset}`, `key-${first - offset - 1}`]);
  }
  expect(await customers.list(tenant, filter, { offset: total, limit: 2 })).toEqual({ records: [], totalCount: total });
  const after = { createdAt: new Date(total === count ? 2 : 5), id: '' };
  const rest = await customers.listAfter(tenant, filter, { after, limit: 9 });
  expect(keysOf(rest)).toEqual(total === count ? ['key-1', 'key-0'] : ['key-4', 'key-3']);
});

test('a page past the end is answered from the count, without reading a customer', async () => {
  await storesOn(database.url);
  const statements: string[] = [];
  const db = observedDatabase(database.url, ({ query }) => void statements.push(query.sql));
  const window = { offset: 99_999_999_900, limit: 100 };
  const page = await new PostgresCustomerStore(db).list(tenant, { archived: 'exclude' }, window);
  expect(page).toEqual({ records: [], totalCount: count });
  expect(statements.filter((statement) => /from "customers"/.test(statement))).toEqual([]);
});

test('a search uses the index while tens of thousands of customers wait for it', async () => {
  const { db, customers } = await storesOn(database.url);
  // Not in the index by now, as after an import.
  await sql`delete from customer_search where id in (
    select id from customers where tenant_id = ${tenant} and created_at < 2)`.execute(db);
  await sql`
    insert into ${searchIndexQueue} (tenant_id, ids)
    select tenant_id, array_agg(id || suffix) from customers, unnest(array['', '-a', '-b', '-c']) as suffix
    where tenant_id = ${tenant} group by tenant_id, created_at / 100`.execute(db);
  const statements: string[] = [];
  const observed = observedDatabase(database.url, ({ query }) => void statements.push(query.sql));
  const filter: CustomerFilter = { archived: 'include', searchTerm: 'zyx' };
  const found = await new PostgresCustomerStore(observed).list(tenant, filter, { offset: 0, limit: 9 });
  expect(keysOf(found.records)).toEqual(['key-2', 'key-1', 'key-0']);
  expect(found.totalCount).toBe(3);
  expect(statements.filter((statement) => /id = any/.test(statement))).toHaveLength(1);
  expect(keysOf((await customers.list(tenant, filter, { offset: 1, limit: 1 })).records)).toEqual(['key-1']);
});
