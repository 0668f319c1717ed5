import { randomInt, randomUUID } from 'node:crypto';
import type { ImportSummary } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { newCustomer, registeredCustomer } from '../src/requests/customers.ts';
import { expectSuccess, type OperationRequest } from '../src/requests/request.ts';
import { describeWithReceiver } from '../src/target/target.ts';
import { type Listener, withListener } from '../src/webhooks/listener.ts';

const event_types = ['customer.created' as const, 'customer.updated' as const, 'import.completed' as const];

/** The operations that process many customers. */
const SOURCES = [
  {
    source: 'bulk_create' as const,
    send: (customers: readonly object[], request: OperationRequest = {}) =>
      expectSuccess(routeOf('bulkCreateCustomers'), { ...request, body: jsonBody({ customers }) }),
  },
  {
    source: 'csv_upload' as const,
    send: (customers: readonly object[], request: OperationRequest = {}) =>
      expectSuccess(routeOf('uploadCustomersCsv'), { ...request, body: csvForm(csvOf(customers)) }),
  },
];

/** So many new customers, by which the event is found among those of other tests. */
function uniqueNumberOfCustomers() {
  return Array.from({ length: randomInt(41, 89) }, () => newCustomer());
}

describeWithReceiver('import.completed', () => {
  describe.each(SOURCES)('after a $source', ({ source, send }) => {
    it('arrives once, with the counts of the response', async () => {
      await withListener({ event_types }, async (listener) => {
        const [created, skipped] = [uniqueNumberOfCustomers(), await registeredCustomer()];
        const { customer_key, customer_type, primary_email } = skipped;
        await send([...created, { customer_key, customer_type, primary_email }, { customer_key: 'incomplete' }], {
          query: { on_conflict: 'skip' },
        });
        const want = { source, created: created.length, updated: 0, unchanged: 0, skipped: 1, failed: 1 };
        await expectSummary(listener, { ...want, total: created.length + 2 });
      });
    });

    it('counts updated and unchanged customers', async () => {
      await withListener({ event_types }, async (listener) => {
        const [created, updated, unchanged] = [uniqueNumberOfCustomers(), newCustomer(), newCustomer()];
        await send([updated, unchanged]);
        await send([...created, { ...updated, city: 'Lisbon' }, unchanged], { query: { on_conflict: 'update' } });
        const want = { source, created: created.length, updated: 1, unchanged: 1, skipped: 0, failed: 0 };
        await expectSummary(listener, { ...want, total: created.length + 2 });
      });
    });

    it('is the only event with events=summary', async () => {
      await withListener({ event_types }, async (listener) => {
        const created = uniqueNumberOfCustomers();
        await send(created, { query: { events: 'summary' } });
        const counts = { created: created.length, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
        await expectSummary(listener, { source, total: created.length, ...counts });
        await send([{ ...created[0], city: 'Lisbon' }], { query: { events: 'summary', on_conflict: 'update' } });
        await listener.settled();
        expect(await listener.deliveredTypes(created[0]?.customer_key ?? '')).toEqual([]);
      });
    });

    it('is not sent with events=none, and neither is any other event', async () => {
      await withListener({ event_types }, async (listener) => {
        const created = uniqueNumberOfCustomers();
        await send(created, { query: { events: 'none' } });
        await send([{ ...created[0], city: 'Lisbon' }], { query: { events: 'none', on_conflict: 'update' } });
        await listener.settled();
        expect(await listener.deliveredTypes(created[0]?.customer_key ?? '')).toEqual([]);
        expect(summariesOf(listener, { source, total: created.length, created: created.length })).toEqual([]);
      });
    });

    it('is not sent for a dry run, an atomic request that stores nothing, or a replayed response', async () => {
      await withListener({ event_types }, async (listener) => {
        const [dry, rolledBack] = [uniqueNumberOfCustomers(), uniqueNumberOfCustomers()];
        await send(dry, { query: { dry_run: 'true' } });
        await send([...rolledBack, { customer_key: 'incomplete' }], { query: { atomic: 'true' } });
        const repeated = uniqueNumberOfCustomers();
        const headers = { 'idempotency-key': randomUUID() };
        await send(repeated, { headers });
        await send(repeated, { headers });
        await listener.settled();
        expect(summariesOf(listener, { source, created: dry.length }).length).toBeLessThanOrEqual(
          dry.length === repeated.length ? 1 : 0,
        );
        expect(summariesOf(listener, { source, failed: rolledBack.length + 1 })).toEqual([]);
        expect(summariesOf(listener, { source, created: repeated.length })).toHaveLength(1);
      });
    });

    it('is sent if every customer failed', async () => {
      await withListener({ event_types }, async (listener) => {
        const failing = uniqueNumberOfCustomers().map((customer) => ({ ...customer, customer_type: 'X' }));
        await send(failing);
        const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: failing.length };
        await expectSummary(listener, { source, total: failing.length, ...counts });
      });
    });
  });
});

async function expectSummary(listener: Listener, want: ImportSummary): Promise<void> {
  await listener.until(() => summariesOf(listener, want).length > 0, `the counts ${JSON.stringify(want)}`);
  await listener.settled();
  expect(summariesOf(listener, want)).toEqual([want]);
}

/** The summaries so far that have these counts, among others. */
function summariesOf(listener: Listener, counts: Partial<ImportSummary>): ImportSummary[] {
  const summaries = listener.events.flatMap((event) => (event.type === 'import.completed' ? [event.data.import] : []));
  return summaries.filter((summary) =>
    Object.entries({ ...summary, ...counts }).every(([name, value]) => summary[name as keyof ImportSummary] === value),
  );
}
