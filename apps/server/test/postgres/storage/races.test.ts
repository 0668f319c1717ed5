import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import type { CustomerRecord } from '../../../src/customers/customer.ts';
import type { CustomerStore, InsertOutcome } from '../../../src/customers/customer-store.ts';
import { inTransaction } from '../../../src/storage/postgres/connection/transaction.ts';
import { PostgresCustomerStore } from '../../../src/storage/postgres/customers/customer-store.ts';
import { recordOf } from '../../support/customer-records.ts';
import { observedDatabase, storesOn, untilAStatementWaits, useDatabase } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

const numbers = Array.from({ length: 100 }, (_, index) => index);
const isInserted = (outcome: InsertOutcome) => 'inserted' in outcome;

test('simultaneous batches of the same customers in opposite orders create each once, without a deadlock', async () => {
  const { url } = database;
  await storesOn(url);
  const deadlocks: unknown[] = [];
  const db = observedDatabase(url, (event) => {
    if (event.level === 'error' && event.error instanceof DatabaseError) deadlocks.push(event.error);
  });
  const customers = new PostgresCustomerStore(db);
  const rounds = 10;
  for (let round = 0; round < rounds; round += 1) {
    const batch = numbers.map((n) => `round-${round}-${n}`);
    const orders = [batch, batch.toReversed(), batch, batch.toReversed()];
    const outcomes = await Promise.all(
      orders.map((keys) =>
        customers.insertMany(
          tenant,
          keys.map((key) => recordOf(key)),
        ),
      ),
    );
    expect(outcomes.flat().filter(isInserted)).toHaveLength(100);
  }
  expect(deadlocks).toEqual([]);
});

test('after a deadlock, one of the two transactions runs again under a lock, and both succeed', async () => {
  const { url } = database;
  const stores = await storesOn(url);
  const failures = new Set<unknown>();
  let ranUnderLock = false;
  const db = observedDatabase(url, (event) => {
    if (event.level === 'error' && event.error instanceof DatabaseError) failures.add(event.error.code);
    ranUnderLock ||= event.query.sql.includes('pg_advisory_xact_lock');
  });
  const insert = (customers: CustomerStore, name: string, address: string) =>
    customers.insertMany(tenant, [recordOf(`${name}-${address}`, { primary_email: `${address}@example.com` })]);
  let second: Promise<readonly InsertOutcome[]> | undefined;
  const first = await inTransaction(db, async (transaction) => {
    const customers = stores.customersIn(transaction);
    const [one] = await insert(customers, 'first', 'one');
    // The order of the keys does not help if it is the email addresses that cross.
    second ??= new PostgresCustomerStore(db).insertMany(tenant, [
      recordOf('second-1', { primary_email: 'two@example.com' }),
      recordOf('second-2', { primary_email: 'one@example.com' }),
    ]);
    if (failures.size === 0) await untilAStatementWaits(stores.db);
    const [two] = await insert(customers, 'first', 'two');
    return [one, two];
  });
  const outcomes = [...first, ...((await second) ?? [])].filter((outcome) => outcome !== undefined);
  expect(outcomes).toHaveLength(4);
  expect(outcomes.filter(isInserted)).toHaveLength(2);
  expect(failures).toEqual(new Set(['40P01']));
  expect(ranUnderLock).toBe(true);
});

test('simultaneous batches with the same email addresses in random orders all succeed', async () => {
  // As many connections as batches, so that no batch waits for a connection.
  const processes = await Promise.all([1, 2].map(() => storesOn(database.url)));
  const batches = numbers.slice(0, 12).map((batch) => {
    const addresses = shuffled(numbers.map((n) => `crossing-${n + batch * 30}@example.com`));
    return addresses.map((primary_email, n) => recordOf(`crossing-${batch}-${n}`, { primary_email }));
  });
  const insert = (records: CustomerRecord[], n: number) =>
    processes[n % 2]?.customers.insertMany(tenant, records) ?? [];
  const outcomes = await Promise.all(batches.map(insert));
  expect(outcomes.flat().filter(isInserted)).toHaveLength(11 * 30 + 100);
  expect(outcomes.flat()).toHaveLength(12 * 100);
});

test('a batch waits for a transaction that inserts the same customer, and reports that customer as existing', async () => {
  const stores = await storesOn(database.url);
  const first = recordOf('contested');
  let second: Promise<readonly InsertOutcome[]> | undefined;
  await stores.db.transaction().execute(async (transaction) => {
    await stores.customersIn(transaction).insertMany(tenant, [first]);
    second = stores.customers.insertMany(tenant, [recordOf('contested')]);
    await untilAStatementWaits(stores.db);
  });
  const existing = { id: first.id, customer_key: 'contested', archived: false };
  expect(await second).toMatchObject([{ conflicts: [{ existing }, { existing }] }]);
});

test('a record is inserted if the conflicting customer disappears before it can be reported', async () => {
  const { url } = database;
  const { customers } = await storesOn(url);
  await customers.insertMany(tenant, [recordOf('vanishing'), recordOf('staying')]);
  let attempts = 0;
  const db = observedDatabase(url, async ({ query }) => {
    if (!query.sql.includes('insert into customers')) return;
    attempts += 1;
    await customers.delete(tenant, 'vanishing');
  });
  const records = [recordOf('staying'), recordOf('vanishing')];
  const outcomes = await new PostgresCustomerStore(db).insertMany(tenant, records);
  const existing = { customer_key: 'staying' };
  expect(outcomes).toMatchObject([{ conflicts: [{ existing }, { existing }] }, { inserted: true }]);
  expect(attempts).toBe(2);
});

test('an email address that is taken between the look-up and the update is a conflict', async () => {
  const stores = await storesOn(database.url);
  await stores.customers.insertMany(tenant, [recordOf('changes')]);
  let updated: Promise<unknown> | undefined;
  await stores.db.transaction().execute(async (transaction) => {
    await stores.customersIn(transaction).insertMany(tenant, [recordOf('owner')]);
    updated = stores.customers.update(tenant, 'changes', (current) => ({
      ...current,
      attributes: { ...current.attributes, primary_email: 'owner@example.com' },
    }));
    await untilAStatementWaits(stores.db);
  });
  expect(await updated).toMatchObject({
    conflicts: [{ field: 'primary_email', existing: { customer_key: 'owner' } }],
  });
});

test('a list and its total count see the same customers', async () => {
  const { customers } = await storesOn(database.url);
  await customers.insertMany(tenant, [recordOf('listed-1')]);
  const db = observedDatabase(database.url, async ({ query }) => {
    if (query.sql.includes('count(')) await customers.insertMany(tenant, [recordOf('listed-2')]);
  });
  const listed = (store: CustomerStore) =>
    store.list(tenant, { archived: 'exclude', searchTerm: 'listed-' }, { offset: 0, limit: 10 });
  expect(await listed(new PostgresCustomerStore(db))).toMatchObject({ records: [{}], totalCount: 1 });
  expect(await listed(customers)).toMatchObject({ records: [{}, {}], totalCount: 2 });
});

test('simultaneous updates of one customer all take effect', async () => {
  const { customers } = await storesOn(database.url);
  await customers.insertMany(tenant, [recordOf('counted', { metadata: { count: 0 } })]);
  const increment = () =>
    customers.update(tenant, 'counted', (current) => ({
      ...current,
      attributes: { ...current.attributes, metadata: { count: Number(current.attributes.metadata?.count) + 1 } },
    }));
  await Promise.all(Array.from({ length: 50 }, increment));
  expect((await customers.findByKey(tenant, 'counted'))?.attributes.metadata).toEqual({ count: 50 });
});

function shuffled<Item>(items: readonly Item[]): Item[] {
  const places = items.map((item) => ({ item, place: Math.random() }));
  return places.toSorted((a, b) => a.place - b.place).map(({ item }) => item);
}
