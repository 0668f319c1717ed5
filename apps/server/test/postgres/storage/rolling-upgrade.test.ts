import { Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connectionSettings, createPool } from '../../../src/storage/postgres/connection/connection.ts';
import { PooledDriver, postgresDialect } from '../../../src/storage/postgres/connection/driver.ts';
import { countUnindexed } from '../../../src/storage/postgres/customers/search-indexer.ts';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { recordOf } from '../../support/customer-records.ts';
import { EarlierCustomerStore, migrateToTriggers } from '../../support/earlier-version.ts';
import { emptyDatabase, storesOn } from '../../support/open-postgres.ts';
import { type TestStores, tenant } from '../../support/open-test-stores.ts';
import { uncountedCustomers } from '../../support/uncounted-customers.ts';

const rounds = 60;

/** A connection pool of a server of the earlier version, on a database with its schema. */
async function openEarlier(url: string): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: postgresDialect(new PooledDriver(createPool(connectionSettings(url)))) });
  onTestFinished(() => db.destroy());
  await migrateToTriggers(db);
  return db;
}

async function triggersOn(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tgname as name from pg_trigger where tgrelid = 'customers'::regclass and not tgisinternal`.execute(db);
  return rows.map(({ name }) => name).toSorted();
}

async function keysFound({ customers }: TestStores, searchTerm: string): Promise<string[]> {
  const page = await customers.list(tenant, { archived: 'include', searchTerm }, { offset: 0, limit: 1_000 });
  return page.records.map(({ attributes }) => attributes.customer_key).toSorted();
}

test('a new database has no triggers on customers', async () => {
  const { db } = await storesOn(await emptyDatabase());
  expect(await triggersOn(db)).toEqual([]);
});

test('no customer is lost or counted twice while servers of an earlier version write beside new ones', async () => {
  const url = await emptyDatabase();
  const earlierDb = await openEarlier(url);
  let isUpgraded = false;
  let upgrade: Promise<TestStores> | undefined;
  const writeAsEarlier = async (writer: number) => {
    for (let round = 0; round < rounds || !isUpgraded; round += 1) {
      const key = (n: number) => `earlier-${writer}-${round}-${n}`;
      const records = [0, 1, 2, 3].map((n) => recordOf(key(n), { last_name: 'Earlier' }));
      const rollBack = round % 3 === 2;
      const work = earlierDb.transaction().execute(async (transaction) => {
        const customers = new EarlierCustomerStore(transaction);
        await customers.insertMany(tenant, records);
        for (const record of records.slice(0, 2)) {
          const attributes = { ...record.attributes, customer_type: 'BUSINESS' as const, last_name: 'Renamed' };
          await customers.update(tenant, { ...record, attributes, archived_at: new Date() });
        }
        await customers.delete(tenant, key(2));
        if (rollBack) throw new Error('rolled back');
      });
      if (rollBack) await expect(work).rejects.toThrow('rolled back');
      else await work;
    }
  };
  const writeAsNew = async (writer: number) => {
    upgrade ??= storesOn(url);
    const { customers } = await upgrade;
    isUpgraded = true;
    for (let round = 0; round < rounds; round += 1) {
      const key = (n: number) => `new-${writer}-${round}-${n}`;
      await customers.insertMany(
        tenant,
        [0, 1, 2, 3].map((n) => recordOf(key(n), { last_name: 'Earlier' })),
      );
      await customers.update(tenant, key(0), (current) => ({
        ...current,
        attributes: { ...current.attributes, customer_type: 'BUSINESS', last_name: 'Renamed' },
        archived_at: new Date(),
      }));
      await customers.delete(tenant, key(1));
    }
  };
  await Promise.all([writeAsEarlier(0), writeAsEarlier(1), writeAsNew(0), writeAsNew(1)]);

  const stores = (await upgrade) ?? expect.fail();
  expect(await uncountedCustomers(stores.db)).toEqual([]);
  const renamed = await keysFound(stores, 'renamed');
  await stores.settle();
  expect(await countUnindexed(stores.db)).toBe(0);
  expect(await keysFound(stores, 'renamed')).toEqual(renamed);
  const { rows } = await sql`
    (select id, search_text from customers except select id, search_text from customer_search)
    union all (select id, search_text from customer_search except select id, search_text from customers)`.execute(
    stores.db,
  );
  expect(rows).toEqual([]);
});

test('a server of an earlier version uses the search index until it is replaced', async () => {
  const url = await emptyDatabase();
  await openEarlier(url);
  const { db } = await storesOn(url);
  expect(await triggersOn(db)).toEqual(['count_customer_of_earlier_version', 'queue_inserted_customers']);
});

test('customers of a database that had no search index are queued for it by the upgrade', async () => {
  const url = await emptyDatabase();
  const earlierDb = await openEarlier(url);
  for (const trigger of ['queue_inserted_customers', 'queue_deleted_customer', 'queue_updated_customer'])
    await sql`drop trigger ${sql.id(trigger)} on customers`.execute(earlierDb);
  const records = Array.from({ length: 250 }, (_, n) => recordOf(`early-${n}`));
  await new EarlierCustomerStore(earlierDb).insertMany(tenant, records);
  const stores = await storesOn(url);
  expect(await countUnindexed(stores.db)).toBe(250);
  await stores.settle();
  expect(await keysFound(stores, 'early-249@')).toEqual(['early-249']);
});
