import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PostgresCustomerStore } from '../../../src/storage/postgres/customers/customer-store.ts';
import { searchIndexQueue } from '../../../src/storage/postgres/customers/search-index.ts';
import {
  countUnindexed,
  indexBatch,
  indexerLock,
  runSearchIndexer,
} from '../../../src/storage/postgres/customers/search-indexer.ts';
import { recordOf } from '../../support/customer-records.ts';
import { planOf, storesOn, useDatabase } from '../../support/open-postgres.ts';
import { type TestStores, tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

/** Customers in one bulk request, at most. */
const requestMax = 100;

const all = { offset: 0, limit: 100 };

async function openRegistry(customers: number): Promise<TestStores> {
  const stores = await storesOn(database.url);
  // PostgreSQL could collect statistics by itself at any time.
  for (const table of ['customers', 'customer_search']) {
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = false)`.execute(stores.db);
  }
  await sql`truncate customers, customer_search, ${searchIndexQueue}`.execute(stores.db);
  const records = Array.from({ length: customers }, (_, n) => recordOf(`key-${n}`, { last_name: `Name ${n} End` }));
  for (let sent = 0; sent < customers; sent += requestMax) {
    await stores.customers.insertMany(tenant, records.slice(sent, sent + requestMax));
  }
  return stores;
}

async function keysWith({ customers }: TestStores, searchTerm: string): Promise<string[]> {
  const { records } = await customers.list(tenant, { archived: 'include', searchTerm }, all);
  return records.map(({ attributes }) => attributes.customer_key);
}

async function indexedTexts({ db }: TestStores): Promise<string> {
  const { rows } = await sql<{ search_text: string }>`select search_text from customer_search`.execute(db);
  return rows.map(({ search_text }) => search_text).join('\n');
}

/** Runs `meanwhile` after the work on the customers and before its commit. */
async function uncommitted(
  { db }: TestStores,
  work: (customers: PostgresCustomerStore) => Promise<unknown>,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await work(new PostgresCustomerStore(transaction));
    await meanwhile();
  });
}

test('the PostgreSQL backlog is indexed in batches, and its customers are found meanwhile', async () => {
  const stores = await openRegistry(1_100);
  const left = [];
  do {
    expect(await keysWith(stores, 'name 1099 end')).toEqual(['key-1099']);
    left.push(await countUnindexed(stores.db));
  } while ((await indexBatch(stores.db)).hasMore);
  expect(left).toEqual([1_100, 600, 100, 0]);
  expect(await keysWith(stores, 'name 1099 end')).toEqual(['key-1099']);
});

test('a PostgreSQL search finds frequent terms and terms that are too short for the index', async () => {
  const stores = await openRegistry(10_100);
  await stores.settle();
  const count = async (searchTerm: string) =>
    (await stores.customers.list(tenant, { archived: 'include', searchTerm }, all)).totalCount;
  expect(await count('name')).toBe(10_100);
  expect(await count('e 10099')).toBe(1);
  expect(await count(' e')).toBe(10_100);
});

test('a customer that changes while it is indexed is found by its new text', async () => {
  const stores = await openRegistry(1);
  const rename = (customers: PostgresCustomerStore) =>
    customers.update(tenant, 'key-0', (current) => ({
      ...current,
      attributes: { ...current.attributes, last_name: 'Changed' },
    }));
  await uncommitted(stores, rename, () => stores.settle());
  expect(await keysWith(stores, 'changed')).toEqual(['key-0']);
  await stores.settle();
  expect(await countUnindexed(stores.db)).toBe(0);
  expect(await keysWith(stores, 'changed')).toEqual(['key-0']);
  expect(await indexedTexts(stores)).not.toContain('name 0 end');
});

test('a customer that is deleted while it is indexed leaves no text', async () => {
  const stores = await openRegistry(2);
  const erase = (customers: PostgresCustomerStore) => customers.delete(tenant, 'key-0');
  await uncommitted(stores, erase, () => stores.settle());
  await stores.settle();
  expect(await indexedTexts(stores)).toMatch(/^(?!.*name 0 end).*name 1 end/s);
});

test('the search text of a deleted customer disappears at once', async () => {
  const stores = await openRegistry(2);
  await stores.settle();
  expect(await indexedTexts(stores)).toContain('name 0 end');
  await stores.customers.delete(tenant, 'key-0');
  expect(await indexedTexts(stores)).not.toContain('name 0 end');
});

test('a customer that is committed after later ones were indexed is found', async () => {
  const stores = await openRegistry(0);
  const insert = (key: string) => (customers: PostgresCustomerStore) =>
    customers.insertMany(tenant, [recordOf(key, { last_name: 'Overtaken' })]);
  await uncommitted(stores, insert('early'), async () => {
    await stores.customers.insertMany(tenant, [recordOf('late', { last_name: 'Overtaken' })]);
    await stores.settle();
  });
  expect((await keysWith(stores, 'overtaken')).toSorted()).toEqual(['early', 'late']);
  await stores.settle();
  expect((await keysWith(stores, 'overtaken')).toSorted()).toEqual(['early', 'late']);
});

test('only one process indexes at a time', async () => {
  const stores = await openRegistry(1);
  await stores.db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${indexerLock}::bigint)`.execute(transaction);
    expect(await indexBatch(stores.db)).toEqual({ hasMore: false });
    expect(await countUnindexed(stores.db)).toBe(1);
  });
  await indexBatch(stores.db);
  expect(await countUnindexed(stores.db)).toBe(0);
});

test('the PostgreSQL indexer works off the backlog in the background, and continues after a failure', async () => {
  const stores = await openRegistry(600);
  await sql`alter table customer_search rename to put_aside`.execute(stores.db);
  const failures: unknown[] = [];
  const stop = runSearchIndexer(stores.db, (error) => {
    failures.push(error);
    void sql`alter table put_aside rename to customer_search`.execute(stores.db);
  });
  onTestFinished(stop);
  await vi.waitFor(async () => expect(await countUnindexed(stores.db)).toBe(0), { timeout: 10_000 });
  expect(failures).toHaveLength(1);
});

test('soon after an import, the planner uses the indexes for the newest customers and for a search', async () => {
  const { db } = await openRegistry(1_100);
  const tables = sql`array['customers', 'customer_search']::regclass[]`;
  await sql`delete from pg_statistic where starelid = any (${tables})`.execute(db);
  const plans = async () => {
    const newest = sql`
      select id from customers where tenant_id = ${tenant} and archived_at is null
      order by created_at desc, id desc limit 25`;
    const search = sql`
      select id from customer_search where tenant_id = ${tenant} and search_text like '%name 1099%'`;
    return {
      sorts: (await planOf(db, newest.compile(db))).includes('Sort'),
      readsAll: (await planOf(db, search.compile(db))).includes('customer_search_pkey'),
    };
  };
  expect(await plans()).toEqual({ sorts: true, readsAll: true });
  onTestFinished(runSearchIndexer(db, () => {}));
  await vi.waitFor(async () => expect(await plans()).toEqual({ sorts: false, readsAll: false }), { timeout: 10_000 });
});
