import type { WebhookEventType } from '@rollcall/contract';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { CustomerRecord } from '../../../src/customers/customer.ts';
import { fromEntry } from '../../../src/storage/sql/webhooks/outbox-entry.ts';
import { type RecordingStores, recordingStores } from '../../../src/webhooks/recording/recording-stores.ts';
import { recordOf } from '../../support/customer-records.ts';
import { openSqliteStores, otherTenant, type TestStores, tenant } from '../../support/open-test-stores.ts';
import { endpointRecord, everyType } from '../../support/webhook-records.ts';

let opened: TestStores;
let stores: RecordingStores;
let queued = 0;

beforeEach(async () => {
  opened = await openSqliteStores(':memory:');
  onTestFinished(() => opened.close());
  queued = 0;
  const onQueued = () => {
    queued += 1;
  };
  stores = recordingStores(opened.stores, { now: () => new Date(), onQueued });
});

const want = (...event_types: WebhookEventType[]) =>
  opened.stores.webhooks.createEndpoint(tenant, endpointRecord({ event_types }));

/** The events in the outbox, with the keys of their customers. */
async function recorded(): Promise<string[]> {
  const { db } = opened;
  const customers = await db.selectFrom('customers').select(['id', 'customer_key']).execute();
  const keys = new Map(customers.map(({ id, customer_key }) => [id, customer_key]));
  const rows = await db
    .selectFrom('webhook_outbox')
    .select('events')
    .where('event_count', '>', 0)
    .orderBy('seq')
    .execute();
  return rows.flatMap(({ events }) =>
    fromEntry(events).map((event) => {
      if (event.type === 'import.completed') return event.type;
      if ('customerId' in event) return `${event.type} ${keys.get(event.customerId)}`;
      const { customer } = event;
      return `${event.type} ${'attributes' in customer ? customer.attributes.customer_key : customer.customer_key}`;
    }),
  );
}

const later = ({ updated_at }: CustomerRecord) => new Date(updated_at.getTime() + 1);

const changed = (city: string) => (current: CustomerRecord) => ({
  ...current,
  attributes: { ...current.attributes, city },
  updated_at: later(current),
});

test('each creation, change and archiving is recorded, with its transaction or without', async () => {
  await want(...everyType);
  const { customers, transact, inGroupCommit } = stores;
  await customers.insertMany(tenant, [recordOf('a'), recordOf('b')]);
  await customers.update(tenant, 'a', changed('Porto'));
  await customers.update(tenant, 'a', (current) => ({
    ...current,
    archived_at: new Date(),
    updated_at: later(current),
  }));
  await customers.update(tenant, 'a', (current) => ({ ...current, archived_at: null, updated_at: later(current) }));
  await transact(async (within) => {
    await within.customers.update(tenant, 'b', changed('Lima'));
    return { result: undefined, commit: true };
  });
  await inGroupCommit((within) => within.customers.insertMany(tenant, [recordOf('c')]));
  expect(await recorded()).toEqual([
    ...['customer.created a', 'customer.created b', 'customer.updated a', 'customer.archived a'],
    ...['customer.unarchived a', 'customer.updated b', 'customer.created c'],
  ]);
  expect(queued).toBe(6);
});

test('an erasure is recorded, and erases what was recorded of the customer, in the same transaction too', async () => {
  await want(...everyType);
  await stores.customers.insertMany(tenant, [recordOf('a'), recordOf('b'), recordOf('c')]);
  await stores.customers.delete(tenant, 'a');
  await stores.transact(async (within) => {
    await within.customers.update(tenant, 'b', changed('Lima'));
    await within.customers.delete(tenant, 'b');
    return { result: undefined, commit: true };
  });
  expect(await recorded()).toEqual(['customer.created c', 'customer.deleted a', 'customer.deleted b']);
});

test('nothing is recorded for a customer that was not created, not changed or not erased', async () => {
  await want(...everyType);
  const { customers } = stores;
  await customers.insertMany(tenant, [recordOf('a')]);
  await customers.insertMany(tenant, [recordOf('a'), recordOf('b')]);
  await customers.update(tenant, 'a', (current) => current);
  await customers.update(tenant, 'a', (current) => ({
    ...current,
    attributes: { ...current.attributes, primary_email: 'b@example.com' },
  }));
  await customers.update(tenant, 'missing', changed('Porto'));
  await customers.delete(tenant, 'missing');
  const refusing = () => {
    throw new Error('another state');
  };
  await expect(customers.delete(tenant, 'a', refusing)).rejects.toThrow();
  await expect(customers.update(tenant, 'a', refusing)).rejects.toThrow();
  expect(await recorded()).toEqual(['customer.created a', 'customer.created b']);
});

test('nothing is recorded by what is rolled back, all or in part', async () => {
  await want(...everyType);
  const rolledBack = { result: undefined, commit: false };
  await stores.transact(async ({ customers }) => {
    await customers.insertMany(tenant, [recordOf('a')]);
    return rolledBack;
  });
  await stores.transact(async (outer) => {
    await outer.customers.insertMany(tenant, [recordOf('b')]);
    await outer.transact(async (inner) => {
      await inner.customers.insertMany(
        tenant,
        Array.from({ length: 150 }, (_, index) => recordOf(`c-${index}`)),
      );
      return rolledBack;
    });
    return { result: undefined, commit: true };
  });
  expect(await recorded()).toEqual(['customer.created b']);
});

test('only events that an endpoint of the tenant wants are recorded', async () => {
  await want('customer.deleted');
  for (const tenantId of [tenant, otherTenant]) {
    await stores.customers.insertMany(tenantId, [recordOf('a')]);
    await stores.customers.update(tenantId, 'a', changed('Porto'));
    await stores.customers.delete(tenantId, 'a');
  }
  expect(await recorded()).toEqual(['customer.deleted a']);
  expect(queued).toBe(1);
});

test('muted stores record nothing, within a transaction either', async () => {
  await want(...everyType);
  await stores.muted.customers.insertMany(tenant, [recordOf('a')]);
  await stores.transact(async (within) => {
    await within.muted.customers.insertMany(tenant, [recordOf('b')]);
    await within.muted.transact(async (inner) => {
      await inner.customers.insertMany(tenant, [recordOf('c')]);
      return { result: undefined, commit: true };
    });
    return { result: undefined, commit: true };
  });
  expect(await recorded()).toEqual([]);
  expect(await stores.customers.findByKey(tenant, 'c')).toBeDefined();
});

test('all customers of one call become events in rows of up to a hundred, whatever their number', async () => {
  await want('customer.created');
  const keys = Array.from({ length: 250 }, (_, index) => `customer-${index}`);
  await stores.customers.insertMany(
    tenant,
    keys.map((key) => recordOf(key)),
  );
  expect(await recorded()).toEqual(keys.map((key) => `customer.created ${key}`));
  const rows = await opened.db.selectFrom('webhook_outbox').select('event_count').orderBy('seq').execute();
  expect(rows.map(({ event_count }) => event_count)).toEqual([100, 100, 50]);
});
