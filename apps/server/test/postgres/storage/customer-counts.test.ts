import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sumUpCounts } from '../../../src/storage/postgres/customers/customer-counts.ts';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { recordOf } from '../../support/customer-records.ts';
import { emptyDatabase, storesOn, useDatabase } from '../../support/open-postgres.ts';
import { type TestStores, tenant } from '../../support/open-test-stores.ts';
import { uncountedCustomers } from '../../support/uncounted-customers.ts';

const database = useDatabase();
const writers = 6;
const rounds = 20;

test('the precomputed counts are correct at every moment during writes, rollbacks and sums', async () => {
  const stores = await storesOn(database.url);
  let writing = true;
  const watchers = [sumUp, compare].map(async (watch) => {
    while (writing) await watch(stores.db);
  });
  const work = Array.from({ length: writers }, (_, writer) => writeAs(stores, writer));
  await Promise.all(work).finally(() => {
    writing = false;
  });
  await Promise.all(watchers);
  await compare(stores.db);
  await sumUp(stores.db);
  // Two customer types, one of which has only archived customers.
  const { rows } = await sql`select * from customer_counts`.execute(stores.db);
  expect(rows).toHaveLength(3);
});

test('the counts of a tenant are summed up again and again, so that their number stays small', async () => {
  const { customers, db } = await storesOn(await emptyDatabase());
  vi.spyOn(Math, 'random').mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  for (let n = 0; n < 5; n += 1) await customers.insertMany(tenant, [recordOf(`key-${n}`)]);
  await customers.update(tenant, 'key-0', (current) => ({ ...current, archived_at: new Date() }));
  await customers.delete(tenant, 'key-1');
  const { rows } = await sql`select archived, count from customer_counts order by archived`.execute(db);
  expect(rows).toEqual([
    { archived: 0, count: 3 },
    { archived: 1, count: 1 },
  ]);
});

/** Creates, changes and deletes customers. Every third transaction is rolled back. */
async function writeAs({ db, customersIn }: TestStores, writer: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const key = (n: number) => `writer-${writer}-${round}-${n}`;
    const types = ['INDIVIDUAL', 'BUSINESS'] as const;
    const records = [0, 1, 2, 3].map((n) => recordOf(key(n), { customer_type: types[n % 2] ?? 'BUSINESS' }));
    const done = db.transaction().execute(async (transaction) => {
      const customers = customersIn(transaction);
      await customers.insertMany(tenant, records);
      await customers.update(tenant, key(0), (current) => ({ ...current, archived_at: new Date() }));
      if (round % 2) await customers.update(tenant, key(1), (current) => ({ ...current, archived_at: new Date() }));
      await customers.delete(tenant, key(2));
      if (round % 3 === 2) throw new RolledBack();
    });
    await done.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  }
}

class RolledBack extends Error {}

async function sumUp(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute((transaction) => sumUpCounts(transaction, tenant));
}

async function compare(db: Kysely<Tables>): Promise<void> {
  expect(await uncountedCustomers(db)).toEqual([]);
}
