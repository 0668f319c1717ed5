import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/core/ids.ts';
import type { EndpointRecord } from '../../src/events/endpoint.ts';
import { recordOf } from '../support/customer-records.ts';
import type { DatabaseUnderTest } from '../support/databases.ts';
import { otherTenant, type TestStores, tenant } from '../support/open-test-stores.ts';
import {
  claimAll,
  createdEvent,
  endpointRecord,
  fanOutAll,
  keysIn,
  outcomeOf,
  removeWebhooks,
} from '../support/webhook-records.ts';

/** The guarantees of the queue from which webhooks are sent. */
export function describeDeliveryQueue(name: string, open: DatabaseUnderTest['open']): void {
  describe(`the delivery queue of ${name}`, () => {
    let opened: TestStores;
    let endpoint: EndpointRecord;
    const now = () => new Date();

    beforeAll(async () => {
      opened = await open();
    });

    beforeEach(async () => {
      endpoint = endpointRecord();
      await opened.stores.webhooks.createEndpoint(tenant, endpoint);
    });

    afterEach(() => removeWebhooks(opened));

    afterAll(() => opened?.close());

    const record = (...keys: string[]) => opened.stores.webhooks.record(tenant, keys.map(createdEvent));
    const claim = (options?: Parameters<typeof claimAll>[3]) => claimAll(opened.queue, tenant, endpoint.id, options);
    const statuses = async () =>
      (await opened.stores.webhooks.listDeliveries(tenant, {}, { limit: 100 })).map(({ status }) => status);

    it('each recorded event becomes one delivery for each endpoint that wants it and existed then', async () => {
      const { webhooks } = opened.stores;
      const uninterested = endpointRecord({ event_types: ['customer.deleted'] });
      const disabled = endpointRecord({ status: 'disabled', disabled_reason: 'by_request' });
      const later = endpointRecord({ created_at: new Date(Date.now() + 60_000) });
      const wanting = endpointRecord();
      for (const each of [uninterested, disabled, later, wanting]) await webhooks.createEndpoint(tenant, each);
      await webhooks.createEndpoint(otherTenant, endpointRecord());
      await record('a', 'b');
      await fanOutAll(opened.queue);
      const deliveries = await webhooks.listDeliveries(tenant, {}, { limit: 100 });
      expect(deliveries.map(({ endpoint_id }) => endpoint_id).toSorted()).toEqual(
        [endpoint.id, endpoint.id, wanting.id, wanting.id].toSorted(),
      );
      expect(new Set(deliveries.map(({ event_id }) => event_id)).size).toBe(2);
      expect(await opened.db.selectFrom('webhook_outbox').selectAll().execute()).toEqual([]);
    });

    it('hundreds of events of one call become deliveries in the order of the call', async () => {
      const keys = Array.from({ length: 250 }, (_, index) => `customer-${index}`);
      await record(...keys);
      await fanOutAll(opened.queue);
      const claimed: string[] = [];
      for (let batch = await claim(); batch.length > 0; batch = await claim()) claimed.push(...keysIn(batch));
      expect(claimed).toEqual(keys);
    });

    it('a leased delivery is claimed by nobody else until its lease ends', async () => {
      await record('a', 'b');
      await fanOutAll(opened.queue);
      const batches = await Promise.all([claim({ limit: 1 }), claim({ limit: 1 }), claim({ limit: 1 })]);
      expect(keysIn(batches.flat()).toSorted()).toEqual(['a', 'b']);
      const afterLease = new Date(Date.now() + 62_000);
      expect(keysIn(await claim({ now: afterLease })).toSorted()).toEqual(['a', 'b']);
    });

    it('a delivery waits for every earlier one of the same endpoint and customer, and for no other', async () => {
      await record('a', 'b');
      await opened.stores.webhooks.record(tenant, [createdEvent('a')]);
      await fanOutAll(opened.queue);
      const first = await claim();
      expect(keysIn(first)).toEqual(['a', 'b']);
      const at = new Date(Date.now() + 3_600_000);
      const [a = expect.fail(), b = expect.fail()] = first;
      await opened.queue.complete([outcomeOf(a, endpoint.id, { kind: 'retry', at }), outcomeOf(b, endpoint.id)], now());
      expect(await claim()).toEqual([]);
      expect(await claim({ now: new Date(at.getTime() - 1) })).toEqual([]);
      const [again = expect.fail(), ...others] = await claim({ now: at });
      expect(others).toEqual([]);
      expect(again).toMatchObject({ id: a.id, attemptCount: 1, scheduleStep: 1 });
      await opened.queue.complete([outcomeOf(again, endpoint.id)], at);
      expect(keysIn(await claim({ now: at }))).toEqual(['a']);
    });

    it('a long queue of one customer does not hide the deliveries of others', async () => {
      await record(...Array.from({ length: 150 }, () => 'busy'), 'other');
      await fanOutAll(opened.queue);
      const claimed: string[] = [];
      for (let tries = 0; tries < 5; tries += 1) claimed.push(...keysIn(await claim()));
      expect(claimed).toEqual(['busy', 'other']);
    });

    it('the endpoints with pending deliveries are found with the time of the next one', async () => {
      expect(await opened.queue.findDueEndpoints()).toEqual([]);
      await record('a');
      await fanOutAll(opened.queue);
      const [due = expect.fail()] = await opened.queue.findDueEndpoints();
      expect(due).toMatchObject({ tenantId: tenant, endpointId: endpoint.id });
      expect(due.dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
      expect(await opened.queue.countPending(new Date(due.dueAt.getTime() + 7))).toEqual({ count: 1, oldestMs: 7 });
      const [claimed = expect.fail()] = await claim();
      await opened.queue.complete([outcomeOf(claimed, endpoint.id)], now());
      expect(await opened.queue.findDueEndpoints()).toEqual([]);
      expect(await opened.queue.countPending(now())).toEqual({ count: 0, oldestMs: 0 });
    });

    it('an outcome whose lease has ended has no effect', async () => {
      await record('a');
      await fanOutAll(opened.queue);
      const [stale = expect.fail()] = await claim();
      const [current = expect.fail()] = await claim({ now: new Date(Date.now() + 62_000) });
      await opened.queue.complete([outcomeOf(stale, endpoint.id)], now());
      expect(await statuses()).toEqual(['pending']);
      await opened.queue.complete([outcomeOf(current, endpoint.id, { kind: 'failed' })], now());
      expect(await statuses()).toEqual(['failed']);
      const details = await opened.stores.webhooks.findDelivery(tenant, stale.id);
      expect(details?.attempts).toHaveLength(1);
    });

    it('a released delivery is due again at once', async () => {
      await record('a');
      await fanOutAll(opened.queue);
      const claimed = await claim();
      await opened.queue.release(claimed, now());
      expect((await claim()).map(({ id }) => id)).toEqual(claimed.map(({ id }) => id));
    });

    it('an endpoint that answers 410 is disabled, and what is pending for it is canceled', async () => {
      await record('a', 'b', 'c');
      await fanOutAll(opened.queue);
      const [gone = expect.fail()] = await claim({ limit: 1 });
      const disabled = await opened.queue.complete([outcomeOf(gone, endpoint.id, { kind: 'gone' })], now());
      expect(disabled).toEqual([{ tenantId: tenant, endpointId: endpoint.id, reason: 'gone' }]);
      expect((await statuses()).toSorted()).toEqual(['canceled', 'canceled', 'failed']);
      expect(await opened.stores.webhooks.findEndpoint(tenant, endpoint.id)).toMatchObject({
        status: 'disabled',
        disabled_reason: 'gone',
      });
      expect(await record('d')).toBe(false);
    });

    it('an endpoint that has only failed for five days is disabled, and one that has succeeded since is not', async () => {
      const day = 24 * 60 * 60 * 1000;
      const start = Date.now();
      const attempt = async (days: number, kind: 'succeeded' | 'failed') => {
        await record(`day-${days}`);
        await fanOutAll(opened.queue);
        const at = new Date(start + days * day);
        const [claimed = expect.fail()] = await claim({ now: at });
        return opened.queue.complete([outcomeOf(claimed, endpoint.id, { kind }, at)], at);
      };
      expect(await attempt(1, 'failed')).toEqual([]);
      expect(await attempt(3, 'succeeded')).toEqual([]);
      expect(await attempt(4, 'failed')).toEqual([]);
      expect(await attempt(8.9, 'failed')).toEqual([]);
      const stored = await opened.stores.webhooks.findEndpoint(tenant, endpoint.id);
      expect(stored?.failing_since).toEqual(new Date(start + 4 * day));
      expect(await attempt(9, 'failed')).toMatchObject([{ reason: 'failing' }]);
    });

    it('an erased customer leaves its key and id in the event of its deletion, and nothing anywhere else', async () => {
      const { customers, webhooks } = opened.stores;
      const erased = recordOf('erased', { legal_name: 'Secret Ltd' });
      const other = recordOf('other');
      await customers.insertMany(tenant, [erased, other]);
      const events = [erased, other].map((customer) => ({
        type: 'customer.created' as const,
        at: customer.created_at,
        customer,
      }));
      await webhooks.record(tenant, events);
      await fanOutAll(opened.queue);
      const [sent = expect.fail(), kept = expect.fail()] = await claim();
      await opened.queue.complete([outcomeOf(sent, endpoint.id)], now());
      await webhooks.record(tenant, events);
      await fanOutAll(opened.queue);
      await webhooks.record(tenant, events);
      expect(await customers.delete(tenant, 'erased')).toBe(true);
      const customer = { id: erased.id, customer_key: 'erased' };
      await webhooks.record(tenant, [{ type: 'customer.deleted', at: now(), customer }]);
      await fanOutAll(opened.queue);
      const deliveries = await webhooks.listDeliveries(tenant, { customerKey: 'erased' }, { limit: 100 });
      expect(deliveries).toMatchObject([{ event_type: 'customer.deleted', status: 'pending' }]);
      const all = await webhooks.listDeliveries(tenant, {}, { limit: 100 });
      expect(all.map(({ status }) => status).toSorted()).toEqual(
        ['canceled', 'pending', 'pending', 'pending', 'pending', 'succeeded'].toSorted(),
      );
      const details = await webhooks.findDelivery(tenant, sent.id);
      expect(details).toMatchObject({ payload: null, attempts: [{ response_body: null }] });
      expect(await webhooks.redeliver(tenant, sent.id, now())).toBe('erased');
      expect(await webhooks.redeliverFailed(tenant, endpoint.id, new Date(0), now())).toBe(0);
      const payloads = await opened.db.selectFrom('webhook_events').select('payload').execute();
      expect(JSON.stringify(payloads)).not.toContain('Secret Ltd');
      await opened.queue.complete([outcomeOf(kept, endpoint.id)], now());
      expect(keysIn(await claim())).toContain('erased');
    });

    it('an attempt in progress when its customer is erased stores nothing of the answer', async () => {
      const { customers, webhooks } = opened.stores;
      const customer = recordOf('erased');
      await customers.insertMany(tenant, [customer]);
      await webhooks.record(tenant, [{ type: 'customer.created', at: customer.created_at, customer }]);
      await fanOutAll(opened.queue);
      const [inFlight = expect.fail()] = await claim();
      await customers.delete(tenant, 'erased');
      await opened.queue.complete([outcomeOf(inFlight, endpoint.id)], now());
      expect(await webhooks.findDelivery(tenant, inFlight.id)).toMatchObject({
        delivery: { status: 'canceled', customer_key: null },
        attempts: [],
      });
    });

    it('a purge deletes what is old and not pending, with its attempts and events', async () => {
      await record('old', 'pending');
      await fanOutAll(opened.queue);
      const [old = expect.fail()] = await claim({ limit: 1 });
      await opened.queue.complete([outcomeOf(old, endpoint.id)], now());
      await opened.queue.purge(new Date(0), now());
      expect((await statuses()).toSorted()).toEqual(['pending', 'succeeded']);
      await opened.queue.purge(new Date(Date.now() + 1_000), now());
      expect(await statuses()).toEqual(['pending']);
      expect(await opened.db.selectFrom('webhook_events').select('id').execute()).toHaveLength(1);
      expect(await opened.db.selectFrom('webhook_attempts').select('id').execute()).toEqual([]);
    });

    it('the events of a tenant have rising numbers, also if the clock goes back', async () => {
      await opened.db
        .insertInto('webhook_events')
        .values({
          tenant_id: tenant,
          id: newId(),
          seq: Date.now() * 2_000,
          type: 'customer.created',
          customer_id: null,
          created_at: 0,
          payload: '{}',
        })
        .execute();
      await record('a', 'b');
      await fanOutAll(opened.queue);
      const rows = await opened.db.selectFrom('webhook_events').select('seq').orderBy('id').execute();
      const numbers = rows.map(({ seq }) => seq);
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    });
  });
}
