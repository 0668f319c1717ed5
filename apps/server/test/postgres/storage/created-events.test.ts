import { expect, onTestFinished, test } from 'vitest';
import type { CustomerRecord } from '../../../src/customers/customer.ts';
import { inTransaction } from '../../../src/storage/postgres/connection/transaction.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import { postgresQueue, wantedTypesMsMax } from '../../../src/storage/postgres/webhooks.ts';
import { WantedTypes } from '../../../src/storage/sql/webhooks/wanted-types.ts';
import { recordOf } from '../../support/customer-records.ts';
import { observedDatabase, storesOn, untilAStatementWaits, useDatabase } from '../../support/open-postgres.ts';
import { type TestStores, tenant } from '../../support/open-test-stores.ts';
import { endpointRecord, fanOutAll, removeWebhooks } from '../../support/webhook-records.ts';

const database = useDatabase();
const acme = recordOf('acme', { city: 'Porto' });

/** The stores of a process. Everything is removed when the test is over. */
async function openStores(): Promise<TestStores> {
  const opened = await storesOn(database.url);
  onTestFinished(async () => {
    await removeWebhooks(opened);
    await opened.db.deleteFrom('customers').execute();
  });
  return opened;
}

const moved = (current: CustomerRecord): CustomerRecord => ({
  ...current,
  attributes: { ...current.attributes, city: 'Rome' },
  updated_at: new Date(current.updated_at.getTime() + 1),
});

/** The city of the customer in each event of its creation. */
async function citiesSent({ db }: TestStores): Promise<unknown[]> {
  const rows = await db.selectFrom('webhook_events').select('payload').where('type', '=', 'customer.created').execute();
  return rows.map(({ payload }) => JSON.parse(payload).data.customer.city);
}

test('a change after any statement of a sender does not show in the event of the creation', async () => {
  const opened = await openStores();
  await opened.stores.webhooks.createEndpoint(tenant, endpointRecord());
  let [statements, changedAfter] = [0, 0];
  const observed = observedDatabase(database.url, async () => {
    statements += 1;
    if (statements === changedAfter) await opened.customers.update(tenant, 'acme', moved);
  });
  const queue = postgresQueue(observed, new WantedTypes());
  do {
    statements = 0;
    changedAfter += 1;
    await opened.customers.insertMany(tenant, [acme], true);
    await fanOutAll(queue);
    expect(await citiesSent(opened), `after statement ${changedAfter}`).toEqual(['Porto']);
    for (const table of ['webhook_events', 'customers'] as const) await opened.db.deleteFrom(table).execute();
  } while (changedAfter <= statements);
  expect(changedAfter).toBeGreaterThan(5);
});

test('a customer that is being erased while a sender reads the outbox does not become an event', async () => {
  const opened = await openStores();
  await opened.stores.webhooks.createEndpoint(tenant, endpointRecord());
  await opened.customers.insertMany(tenant, [acme], true);
  let sending: Promise<void> | undefined;
  await inTransaction(opened.db, async (transaction) => {
    await opened.customersIn(transaction).delete(tenant, 'acme');
    sending ??= fanOutAll(opened.queue);
    await untilAStatementWaits(opened.db);
  });
  await sending;
  expect(await citiesSent(opened)).toEqual([]);
});

test('a change by a process that knew of no endpoint before does not show in the event of the creation', async () => {
  const opened = await openStores();
  const [one, other] = [1, 2].map(() => {
    const shared = { wanted: new WantedTypes(wantedTypesMsMax), now: () => new Date() };
    return postgresStores(opened.db, undefined, undefined, shared);
  }) as [TestStores['stores'], TestStores['stores']];
  expect(await other.webhooks.wantedTypes(tenant)).toEqual(new Set());
  await one.webhooks.createEndpoint(tenant, endpointRecord());
  await one.customers.insertMany(tenant, [acme], true);
  await other.customers.update(tenant, 'acme', moved);
  await fanOutAll(opened.queue);
  expect(await citiesSent(opened)).toEqual(['Porto']);
});
