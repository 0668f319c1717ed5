import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { bulkCreateCustomers } from '../../../src/operations/bulk-create-customers.ts';
import type { OperationServices } from '../../../src/operations/operation.ts';
import { fromEntry } from '../../../src/storage/sql/webhooks/outbox-entry.ts';
import { recordingStores } from '../../../src/webhooks/recording/recording-stores.ts';
import { customerNamed } from '../../support/customer-records.ts';
import { openSqliteStores, type TestStores, tenant } from '../../support/open-test-stores.ts';
import { endpointRecord, everyType } from '../../support/webhook-records.ts';

let opened: TestStores;

beforeEach(async () => {
  opened = await openSqliteStores(':memory:');
  onTestFinished(() => opened.close());
  await opened.stores.webhooks.createEndpoint(tenant, endpointRecord({ event_types: everyType }));
});

const plain = { events: 'all', on_conflict: 'fail', dry_run: false, atomic: false } as const;

/** @param now the clock, which a request reads for its customers first, and then for the summary. */
function bulkCreate(keys: readonly string[], query: Partial<typeof plain> | object, now = () => new Date()) {
  const services: OperationServices = {
    ...recordingStores(opened.stores, { now, onQueued: () => {} }),
    now,
    newId,
    webhooksAllowPrivate: 'false',
    deadline: { check: () => {} },
    metrics: { customersFailed: { inc: () => {} } },
  };
  const body = { customers: keys.map((key) => customerNamed(key)) };
  const request = { tenantId: tenant, path: {}, query: { ...plain, ...query }, headers: {}, body, readOnly: {} };
  return bulkCreateCustomers(request as Parameters<typeof bulkCreateCustomers>[0], services);
}

async function recorded(): Promise<string[]> {
  const rows = await opened.db.selectFrom('webhook_outbox').select('events').orderBy('seq').execute();
  return rows.flatMap(({ events }) => fromEntry(events).map(({ type }) => type));
}

const everyWay = [
  { given: 'a plain create', query: {} },
  { given: 'skip', query: { on_conflict: 'skip' } },
  { given: 'update', query: { on_conflict: 'update' } },
  { given: 'atomic', query: { atomic: true } },
];

test.each(everyWay)(
  'with $given, import.completed is recorded after the events of the customers',
  async ({ query }) => {
    await bulkCreate(['a', 'b'], query);
    expect(await recorded()).toEqual(['customer.created', 'customer.created', 'import.completed']);
  },
);

test.each(everyWay)('with $given, no customer is stored if import.completed cannot be recorded', async ({ query }) => {
  let reads = 0;
  const breaking = () => {
    reads += 1;
    if (reads > 1) throw new Error('the process crashes');
    return new Date();
  };
  await expect(bulkCreate(['a'], query, breaking)).rejects.toThrow();
  expect(await opened.stores.customers.findByKey(tenant, 'a')).toBeUndefined();
  expect(await recorded()).toEqual([]);
});
