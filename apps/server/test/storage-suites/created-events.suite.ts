import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/core/ids.ts';
import {
  archiveCustomer,
  deleteCustomer,
  unarchiveCustomer,
  updateCustomer,
} from '../../src/customers/change-customer.ts';
import type { CustomerAttributes } from '../../src/customers/customer.ts';
import type { TransactionalCustomerDeps } from '../../src/customers/customer-store.ts';
import { storeCustomers } from '../../src/customers/store-customers.ts';
import { toApiCustomer } from '../../src/operations/customer-codec.ts';
import { type RecordingStores, recordingStores } from '../../src/webhooks/recording/recording-stores.ts';
import { attributesOf, recordOf } from '../support/customer-records.ts';
import type { DatabaseUnderTest } from '../support/databases.ts';
import { type TestStores, tenant } from '../support/open-test-stores.ts';
import { endpointRecord, everyType, fanOutAll, removeWebhooks } from '../support/webhook-records.ts';

const createdAt = new Date('2026-11-23T09:30:00.000Z');
const anHourLater = new Date('2026-11-23T10:30:00.000Z');
const firstName = 'Zoë "Zed" O\\Neill\n\u{1F600} %1$s {"a":1}';
const created = recordOf('acme', { first_name: firstName, metadata: { plan: 'free' } }, createdAt);

type Change = (deps: TransactionalCustomerDeps) => Promise<unknown>;

const update: Change = (deps) => updateCustomer(deps, tenant, 'acme', { first_name: 'Ann', city: 'Rome' });
const updateBack: Change = (deps) => updateCustomer(deps, tenant, 'acme', { first_name: firstName, city: null });
const archive: Change = (deps) => archiveCustomer(deps, tenant, 'acme');
const unarchive: Change = (deps) => unarchiveCustomer(deps, tenant, 'acme');
const upsert: Change = (deps) => upsertAll(deps, attributesOf('acme', { city: 'Rome' }), attributesOf('other'));

function upsertAll(deps: TransactionalCustomerDeps, ...all: CustomerAttributes[]) {
  const candidates = all.map((attributes) => ({ attributes, changes: () => attributes }));
  return storeCustomers(deps, tenant, candidates, { on_conflict: 'update', dry_run: false, atomic: false });
}

const changes: readonly { readonly given: string; readonly now?: Date; readonly all: readonly Change[] }[] = [
  { given: 'not changed', all: [] },
  { given: 'updated', all: [update] },
  { given: 'archived', all: [archive] },
  { given: 'changed several times', all: [archive, update, unarchive] },
  { given: 'changed back', all: [update, updateBack] },
  { given: 'updated within the same millisecond', now: createdAt, all: [update] },
  { given: 'updated after the clock has gone back', now: new Date(0), all: [update, archive] },
  { given: 'changed by a bulk create', all: [upsert] },
  { given: 'changed by a bulk create without events', all: [(deps) => upsert(muted(deps))] },
  { given: 'changed without events, and again with them', all: [(deps) => upsert(muted(deps)), update] },
  { given: 'changed in a transaction that is rolled back, and then in another', all: [rolledBack, update] },
];

/** The stores of the dependencies whose changes send no events. */
function muted(deps: TransactionalCustomerDeps): TransactionalCustomerDeps {
  return { ...deps, ...(deps as unknown as Pick<RecordingStores, 'muted'>).muted };
}

function rolledBack(deps: TransactionalCustomerDeps): Promise<unknown> {
  return deps.transact(async ({ customers }) => {
    await update({ ...deps, customers });
    return { result: undefined, commit: false };
  });
}

/** The guarantee that the event of a creation has the customer as it was created. */
export function describeCreatedEvents(name: string, open: DatabaseUnderTest['open']): void {
  describe(`the creations in the outbox of ${name}`, () => {
    let opened: TestStores;
    let stores: RecordingStores;

    beforeAll(async () => {
      opened = await open();
      stores = recordingStores(opened.stores, { now: () => anHourLater, onQueued: () => {} });
    });

    beforeEach(async () => {
      await removeWebhooks(opened);
      await opened.db.deleteFrom('customers').execute();
    });

    afterAll(() => opened?.close());

    const depsAt = (now: Date) => ({ ...stores, now: () => now, newId });
    const want = async (...event_types: typeof everyType) => {
      const endpoint = endpointRecord({ event_types });
      await opened.stores.webhooks.createEndpoint(tenant, endpoint);
      return endpoint;
    };
    const outbox = () => opened.db.selectFrom('webhook_outbox').select(['id', 'events']).execute();

    /** The type and the customer of each event that is sent, in order. */
    const sent = async () => {
      await fanOutAll(opened.queue);
      const rows = await opened.db.selectFrom('webhook_events').select('payload').orderBy('seq').execute();
      return rows.map(({ payload }) => {
        const { type, created_at, data } = JSON.parse(payload);
        return { type, created_at, customer: data.customer };
      });
    };
    const creation = (customer = created) => ({
      type: 'customer.created',
      created_at: customer.created_at.getTime(),
      customer: toApiCustomer(customer),
    });

    for (const { given, now = anHourLater, all } of changes) {
      it(`the event of a customer that is ${given} has the customer as it was created, and nothing stays in the outbox`, async () => {
        for (const types of [['customer.created'], everyType] as const) {
          const { id } = await want(...types);
          await stores.customers.insertMany(tenant, [created]);
          for (const change of all) await change(depsAt(now));
          const [first, ...others] = await sent();
          expect(first).toEqual(creation());
          expect(
            others.filter(({ customer }) => customer.customer_key === 'acme').map(({ type }) => type),
          ).not.toContain('customer.created');
          expect(await outbox()).toEqual([]);
          await opened.stores.webhooks.deleteEndpoint(tenant, id);
          await opened.db.deleteFrom('customers').execute();
          await opened.db.deleteFrom('webhook_events').execute();
        }
      });
    }

    it('a customer that one request creates and changes has both events, each with its state', async () => {
      await want(...everyType);
      await upsertAll(depsAt(createdAt), attributesOf('acme'), attributesOf('acme', { city: 'Rome' }));
      const [creationOfAcme, change] = await sent();
      expect(creationOfAcme).toMatchObject({ type: 'customer.created', customer: { city: null } });
      expect(change).toMatchObject({ type: 'customer.updated', customer: { city: 'Rome' } });
    });

    it('hundreds of customers are sent in the order of their creation, each before its changes', async () => {
      await want(...everyType);
      const records = Array.from({ length: 250 }, (_, index) => recordOf(`customer-${index}`));
      await stores.customers.insertMany(tenant, records);
      const changed = records.filter((_, index) => index % 20 === 0);
      for (const { attributes } of changed)
        await updateCustomer(depsAt(anHourLater), tenant, attributes.customer_key, { city: 'Rome' });
      const events = await sent();
      expect(events.slice(0, 250)).toEqual(records.map(creation));
      expect(events.slice(250).map(({ customer }) => customer.customer_key)).toEqual(
        changed.map(({ attributes }) => attributes.customer_key),
      );
    });

    it('an erased customer sends no creation and leaves nothing in the outbox, changed before or not', async () => {
      for (const change of [[], [update], [update, archive]]) {
        await want('customer.created', 'customer.updated');
        await stores.customers.insertMany(tenant, [created, recordOf('other')]);
        for (const each of change) await each(depsAt(anHourLater));
        await deleteCustomer(depsAt(anHourLater), tenant, 'acme');
        expect(JSON.stringify(await outbox())).not.toContain(created.id);
        expect((await sent()).map(({ customer }) => customer.customer_key)).toEqual(['other']);
        await removeWebhooks(opened);
        await opened.db.deleteFrom('customers').execute();
      }
    });

    it('a customer is kept as it was created at its first change alone, and only if an endpoint wants creations', async () => {
      const { id } = await want('customer.created');
      await stores.customers.insertMany(tenant, [created]);
      await sent();
      await update(depsAt(anHourLater));
      expect(await outbox()).toMatchObject([{ id: created.id }]);
      await fanOutAll(opened.queue);
      await archive(depsAt(anHourLater));
      expect(await outbox()).toEqual([]);
      await opened.stores.webhooks.deleteEndpoint(tenant, id);
      await want('import.completed');
      await stores.customers.insertMany(tenant, [recordOf('other')]);
      await updateCustomer(depsAt(anHourLater), tenant, 'other', { city: 'Rome' });
      expect(await outbox()).toEqual([]);
    });

    it('a customer that is changed while no endpoint wants creations is sent as it is', async () => {
      const { webhooks } = opened.stores;
      const { id } = await want('customer.created');
      await stores.customers.insertMany(tenant, [created]);
      await webhooks.updateEndpoint(tenant, id, (current) => ({ ...current, status: 'disabled' }));
      await update(depsAt(anHourLater));
      await webhooks.updateEndpoint(tenant, id, (current) => ({ ...current, status: 'enabled' }));
      expect(await sent()).toMatchObject([{ type: 'customer.created', customer: { city: 'Rome' } }]);
    });
  });
}
