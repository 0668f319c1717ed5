import type { WebhookEventType } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { jsonBody } from '../src/requests/bodies.ts';
import { registeredCustomer } from '../src/requests/customers.ts';
import { expectSuccess } from '../src/requests/request.ts';
import { describeWithReceiver, itWithSoonRetries } from '../src/target/target.ts';
import { withListener } from '../src/webhooks/listener.ts';

const event_types: WebhookEventType[] = [
  'customer.created',
  'customer.updated',
  'customer.archived',
  'customer.unarchived',
];

/** Creates a customer and changes it several times. Returns its key, and the types of its events in order. */
async function changedCustomer(): Promise<{ customer_key: string; types: WebhookEventType[] }> {
  const { customer_key } = await registeredCustomer();
  const path = { customer_key };
  for (const city of ['Porto', 'Lisbon', 'Faro']) {
    await expectSuccess(routeOf('updateCustomer'), { path, body: jsonBody({ city }) });
  }
  await expectSuccess(routeOf('archiveCustomer'), { path });
  await expectSuccess(routeOf('unarchiveCustomer'), { path });
  const [created, updated, archived, unarchived] = event_types as [WebhookEventType, ...WebhookEventType[]];
  return { customer_key, types: [created, updated, updated, updated, archived, unarchived] as WebhookEventType[] };
}

describeWithReceiver('the events of a customer', () => {
  it('arrive in the order of its changes', async () => {
    await withListener({ event_types }, async (listener) => {
      const { customer_key, types } = await changedCustomer();
      await listener.arrival('customer.unarchived', customer_key);
      const events = listener.about(customer_key);
      expect(events.map(({ type }) => type)).toEqual(types);
      const cities = events.flatMap(({ data }) => ('changes' in data ? [data.changes.city?.[1]] : []));
      expect(cities).toEqual(['Porto', 'Lisbon', 'Faro']);
    });
  });

  itWithSoonRetries('wait for each other while the endpoint fails', async () => {
    await withListener({ event_types, answers: { answers: '500,500,200' } }, async (listener) => {
      const { customer_key, types } = await changedCustomer();
      await listener.arrival('customer.unarchived', customer_key);
      expect(listener.about(customer_key).map(({ type }) => type)).toEqual(types);
    });
  });
});
