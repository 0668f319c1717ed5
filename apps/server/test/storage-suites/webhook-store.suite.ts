import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/core/ids.ts';
import { fromEntry } from '../../src/storage/sql/webhooks/outbox-entry.ts';
import { recordOf } from '../support/customer-records.ts';
import type { DatabaseUnderTest } from '../support/databases.ts';
import { otherTenant, type TestStores, tenant } from '../support/open-test-stores.ts';
import {
  claimAll,
  createdEvent,
  endpointRecord,
  everyType,
  fanOutAll,
  outcomeOf,
  removeWebhooks,
} from '../support/webhook-records.ts';

/** The guarantees of the port to endpoints and deliveries. */
export function describeWebhookStore(name: string, open: DatabaseUnderTest['open']): void {
  describe(`the webhook store of ${name}`, () => {
    let opened: TestStores;

    beforeAll(async () => {
      opened = await open();
    });

    afterEach(() => removeWebhooks(opened));

    afterAll(() => opened?.close());

    it('an endpoint is found as it was stored, by its tenant alone', async () => {
      const { webhooks } = opened.stores;
      const endpoint = endpointRecord({
        description: 'Warehouse',
        event_types: everyType,
        secrets: [
          { secret: 'whsec_bmV3', expires_at: null },
          { secret: 'whsec_b2xk', expires_at: new Date('2026-12-01T10:00:00.000Z') },
        ],
      });
      expect(await webhooks.createEndpoint(tenant, endpoint)).toBe(true);
      expect(await webhooks.findEndpoint(tenant, endpoint.id)).toEqual(endpoint);
      expect(await webhooks.listEndpoints(tenant)).toEqual([endpoint]);
      expect(await webhooks.findEndpoint(otherTenant, endpoint.id)).toBeUndefined();
      expect(await webhooks.listEndpoints(otherTenant)).toEqual([]);
      expect(await webhooks.deleteEndpoint(otherTenant, endpoint.id)).toBe(false);
      expect(await webhooks.updateEndpoint(otherTenant, endpoint.id, (current) => current)).toBeUndefined();
    });

    it('a tenant has at most 20 endpoints, also if many are created at the same time', async () => {
      const { webhooks } = opened.stores;
      const attempts = Array.from({ length: 25 }, () => webhooks.createEndpoint(tenant, endpointRecord()));
      const created = await Promise.all(attempts);
      expect(created.filter((isCreated) => isCreated)).toHaveLength(20);
      expect(await webhooks.listEndpoints(tenant)).toHaveLength(20);
      expect(await webhooks.createEndpoint(otherTenant, endpointRecord())).toBe(true);
    });

    it('the wanted types of a tenant are those of its enabled endpoints, right after each change', async () => {
      const { webhooks } = opened.stores;
      const wanted = async () => [...(await webhooks.wantedTypes(tenant))].sort();
      expect(await wanted()).toEqual([]);
      const endpoint = endpointRecord({ event_types: ['customer.created'] });
      await webhooks.createEndpoint(tenant, endpoint);
      expect(await wanted()).toEqual(['customer.created']);
      await webhooks.updateEndpoint(tenant, endpoint.id, (current) => ({
        ...current,
        event_types: ['import.completed'],
      }));
      expect(await wanted()).toEqual(['import.completed']);
      await webhooks.updateEndpoint(tenant, endpoint.id, (current) => ({ ...current, status: 'disabled' }));
      expect(await wanted()).toEqual([]);
      expect([...(await webhooks.wantedTypes(otherTenant))]).toEqual([]);
    });

    it('events that no endpoint wants are not recorded', async () => {
      const { webhooks } = opened.stores;
      expect(await webhooks.record(tenant, [createdEvent('a')])).toBe(false);
      await webhooks.createEndpoint(tenant, endpointRecord({ event_types: ['customer.deleted'] }));
      expect(await webhooks.record(tenant, [createdEvent('b')])).toBe(false);
      expect(await opened.db.selectFrom('webhook_outbox').selectAll().execute()).toEqual([]);
    });

    it('events that a transaction has recorded disappear with its rollback', async () => {
      const { webhooks, transact, inGroupCommit } = opened.stores;
      await webhooks.createEndpoint(tenant, endpointRecord());
      await transact(async (within) => {
        await within.webhooks.record(tenant, [createdEvent('a')]);
        return { result: undefined, commit: false };
      });
      const failing = inGroupCommit(async (within) => {
        await within.webhooks.record(tenant, [createdEvent('b')]);
        throw new Error('no commit');
      });
      await expect(failing).rejects.toThrow();
      await inGroupCommit((within) => within.webhooks.record(tenant, [createdEvent('c')]));
      const rows = await opened.db.selectFrom('webhook_outbox').select('events').execute();
      expect(rows.map(({ events }) => JSON.parse(events)[0].customer.customer_key)).toEqual(['c']);
    });

    it('an insert records the creation of each customer that it stores, and of no other', async () => {
      const { customers, inGroupCommit } = opened.stores;
      await customers.insertMany(tenant, [recordOf('taken')]);
      const records = Array.from({ length: 120 }, (_, index) => recordOf(`customer-${index}`));
      const sent = [...records.slice(0, 50), recordOf('taken'), ...records.slice(50)];
      await customers.insertMany(tenant, sent, true);
      const failing = inGroupCommit(async (within) => {
        await within.customers.insertMany(tenant, [recordOf('rolled-back')], true);
        throw new Error('no commit');
      });
      await expect(failing).rejects.toThrow();
      await customers.insertMany(tenant, [recordOf('taken')], true);
      const entries = await opened.db.selectFrom('webhook_outbox').selectAll().orderBy('seq').execute();
      const events = entries.map((entry) => fromEntry(entry.events));
      expect(entries.map(({ event_count }) => event_count)).toEqual(events.map(({ length }) => length));
      expect(entries.every(({ tenant_id }) => tenant_id === tenant)).toBe(true);
      for (const { created_at } of entries) expect(Math.abs(Date.now() - created_at)).toBeLessThan(60_000);
      expect(events.flat()).toEqual(records.map(({ id }) => ({ type: 'customer.created', customerId: id })));
    });

    it('a test event is queued for its endpoint alone, whatever it wants', async () => {
      const { webhooks } = opened.stores;
      const endpoint = endpointRecord({ event_types: ['customer.deleted'] });
      await webhooks.createEndpoint(tenant, endpoint);
      await webhooks.createEndpoint(tenant, endpointRecord());
      const event = { id: newId(), type: 'customer.created', payload: '{"test":true}', at: new Date() } as const;
      const delivery = await webhooks.queueTest(tenant, endpoint.id, event);
      expect(delivery).toMatchObject({ endpoint_id: endpoint.id, event_id: event.id, test: true, status: 'pending' });
      expect(await webhooks.listDeliveries(tenant, {}, { limit: 10 })).toEqual([delivery]);
      const [claimed] = await claimAll(opened.queue, tenant, endpoint.id);
      expect(claimed).toMatchObject({ eventId: event.id, payload: event.payload });
      expect(await webhooks.queueTest(otherTenant, endpoint.id, event)).toBe('missing');
      await webhooks.updateEndpoint(tenant, endpoint.id, (current) => ({ ...current, status: 'disabled' }));
      expect(await webhooks.queueTest(tenant, endpoint.id, { ...event, id: newId() })).toBe('disabled');
    });

    it('a list of deliveries has those that pass each filter, the newest first, in any number of parts', async () => {
      const { webhooks } = opened.stores;
      const [one, other] = [endpointRecord(), endpointRecord({ event_types: ['customer.created'] })];
      for (const endpoint of [one, other]) await webhooks.createEndpoint(tenant, endpoint);
      await webhooks.record(tenant, [createdEvent('a'), createdEvent('b')]);
      const customer = { id: newId(), customer_key: 'c' };
      await webhooks.record(tenant, [{ type: 'customer.deleted', at: new Date(), customer }]);
      await fanOutAll(opened.queue);
      const list = (filter: Parameters<typeof webhooks.listDeliveries>[1]) =>
        webhooks.listDeliveries(tenant, filter, { limit: 100 });
      const all = await list({});
      expect(all).toHaveLength(5);
      expect(all.map(({ created_at, id }) => `${created_at.getTime()} ${id}`)).toEqual(
        all
          .map(({ created_at, id }) => `${created_at.getTime()} ${id}`)
          .toSorted()
          .toReversed(),
      );
      expect(await list({ endpointId: other.id })).toHaveLength(2);
      expect(await list({ eventType: 'customer.deleted' })).toMatchObject([{ customer_key: 'c' }]);
      expect(await list({ customerKey: 'a' })).toHaveLength(2);
      expect(await list({ status: 'failed' })).toEqual([]);
      const newest = all[0]?.created_at ?? expect.fail();
      expect(await list({ createdBefore: new Date(0) })).toEqual([]);
      expect((await list({ createdFrom: newest })).length).toBeGreaterThan(0);
      expect(await webhooks.listDeliveries(otherTenant, {}, { limit: 100 })).toEqual([]);
      const parts = [];
      for (let after: { createdAt: Date; id: string } | undefined; ; ) {
        const [next] = await webhooks.listDeliveries(tenant, {}, { after, limit: 1 });
        if (next === undefined) break;
        parts.push(next);
        after = { createdAt: next.created_at, id: next.id };
      }
      expect(parts).toEqual(all);
    });

    it('a delivery that has ended is pending again after a redelivery, and keeps its attempts', async () => {
      const { webhooks } = opened.stores;
      const endpoint = endpointRecord();
      await webhooks.createEndpoint(tenant, endpoint);
      await webhooks.record(tenant, [createdEvent('a')]);
      await fanOutAll(opened.queue);
      const [claimed = expect.fail()] = await claimAll(opened.queue, tenant, endpoint.id);
      expect(await webhooks.redeliver(tenant, claimed.id, new Date())).toBe('pending');
      await opened.queue.complete([outcomeOf(claimed, endpoint.id)], new Date());
      expect(await webhooks.redeliver(tenant, claimed.id, new Date())).toMatchObject({ status: 'pending' });
      const [again] = await claimAll(opened.queue, tenant, endpoint.id);
      expect(again).toMatchObject({ id: claimed.id, attemptCount: 1, scheduleStep: 0, trigger: 'manual' });
      const details = await webhooks.findDelivery(tenant, claimed.id);
      expect(details?.attempts).toMatchObject([{ number: 1, status_code: 200, trigger: 'schedule' }]);
      expect(details?.payload).toBe(claimed.payload);
      expect(await webhooks.redeliver(otherTenant, claimed.id, new Date())).toBe('missing');
      expect(await webhooks.findDelivery(otherTenant, claimed.id)).toBeUndefined();
    });

    it('all deliveries that failed or were canceled since a time are pending again together', async () => {
      const { webhooks } = opened.stores;
      const endpoint = endpointRecord();
      await webhooks.createEndpoint(tenant, endpoint);
      await webhooks.record(tenant, ['a', 'b', 'c'].map(createdEvent));
      await fanOutAll(opened.queue);
      const [failed = expect.fail(), succeeded = expect.fail()] = await claimAll(opened.queue, tenant, endpoint.id, {
        limit: 2,
      });
      const outcomes = [outcomeOf(failed, endpoint.id, { kind: 'failed' }), outcomeOf(succeeded, endpoint.id)];
      await opened.queue.complete(outcomes, new Date());
      await webhooks.updateEndpoint(tenant, endpoint.id, (current) => ({ ...current, status: 'disabled' }));
      expect(await webhooks.listDeliveries(tenant, { status: 'canceled' }, { limit: 10 })).toHaveLength(1);
      const since = new Date(0);
      expect(await webhooks.redeliverFailed(tenant, endpoint.id, since, new Date())).toBe('disabled');
      expect(await webhooks.redeliver(tenant, failed.id, new Date())).toBe('disabled');
      await webhooks.updateEndpoint(tenant, endpoint.id, (current) => ({ ...current, status: 'enabled' }));
      const later = new Date(Date.now() + 60_000);
      expect(await webhooks.redeliverFailed(tenant, endpoint.id, later, new Date())).toBe(0);
      expect(await webhooks.redeliverFailed(otherTenant, endpoint.id, since, new Date())).toBe('missing');
      expect(await webhooks.redeliverFailed(tenant, endpoint.id, since, new Date())).toBe(2);
      expect(await webhooks.listDeliveries(tenant, { status: 'pending' }, { limit: 10 })).toHaveLength(2);
    });

    it('a deleted endpoint disappears with its deliveries', async () => {
      const { webhooks } = opened.stores;
      const [endpoint, other] = [endpointRecord(), endpointRecord()];
      for (const each of [endpoint, other]) await webhooks.createEndpoint(tenant, each);
      await webhooks.record(tenant, [createdEvent('a')]);
      await fanOutAll(opened.queue);
      const [claimed = expect.fail()] = await claimAll(opened.queue, tenant, endpoint.id);
      await opened.queue.complete([outcomeOf(claimed, endpoint.id)], new Date());
      expect(await webhooks.deleteEndpoint(tenant, endpoint.id)).toBe(true);
      expect(await webhooks.findDelivery(tenant, claimed.id)).toBeUndefined();
      expect(await webhooks.listDeliveries(tenant, {}, { limit: 10 })).toMatchObject([{ endpoint_id: other.id }]);
      expect(await opened.db.selectFrom('webhook_attempts').selectAll().execute()).toEqual([]);
      expect(await webhooks.deleteEndpoint(tenant, endpoint.id)).toBe(false);
    });
  });
}
