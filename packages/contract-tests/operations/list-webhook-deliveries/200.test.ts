import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { registeredCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { itWithTwoTenants, target } from '../../src/target/target.ts';
import {
  completedDelivery,
  deliveriesTo,
  deliveryOf,
  queuedTest,
  registeredEndpoint,
  testDeliveriesTo,
  unansweredUrl,
} from '../../src/webhooks/endpoints.ts';

const route = routeOf('listWebhookDeliveries');

/** The type of test events. The endpoints here want another one, which other tests can cause meanwhile. */
const event_type = 'customer.created';

/** An endpoint with so many pending test events, and their ids, the newest first. */
async function endpointWith(count: number): Promise<{ endpoint_id: string; ids: string[] }> {
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl() });
  const ids: string[] = [];
  while (ids.length < count) ids.unshift((await queuedTest(endpoint_id)).id);
  return { endpoint_id, ids };
}

it('pages follow each other by their cursors, the newest first, and the last one has none', async () => {
  const { endpoint_id, ids } = await endpointWith(5);
  const found: string[] = [];
  let cursor: string | null = '';
  for (let page = 0; cursor !== null && page < 3; page += 1) {
    const query: Record<string, string> = { endpoint_id, event_type, per_page: '2', ...(cursor && { cursor }) };
    const { data, meta } = await expectSuccess(route, { query });
    found.push(...data.map(({ id }) => id));
    cursor = meta.next_cursor;
  }
  expect(cursor).toBeNull();
  expect(found).toEqual(ids);
});

it('a delivery that is created between two pages neither repeats nor hides others', async () => {
  const { endpoint_id, ids } = await endpointWith(3);
  const query = { endpoint_id, event_type, per_page: '2' };
  const first = await expectSuccess(route, { query });
  await queuedTest(endpoint_id);
  const second = await expectSuccess(route, { query: { ...query, cursor: first.meta.next_cursor ?? '' } });
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids);
});

it('a page is full or the last', async () => {
  const { endpoint_id } = await endpointWith(2);
  const { data, meta } = await expectSuccess(route, { query: { endpoint_id, event_type, per_page: '2' } });
  expect([data.length, meta.next_cursor]).toEqual([2, null]);
});

it('each filter selects exactly the deliveries with its value', async () => {
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl(), event_types: ['customer.created'] });
  const { customer_key } = await registeredCustomer();
  const ofCustomer = await deliveryOf(endpoint_id, customer_key);
  const test = await queuedTest(endpoint_id, { type: 'import.completed' });
  const idsOf = async (query: Record<string, string>) => (await deliveriesTo(endpoint_id, query)).map(({ id }) => id);
  expect(await idsOf({ customer_key })).toEqual([ofCustomer.id]);
  expect(await idsOf({ event_type: 'import.completed' })).toEqual([test.id]);
  expect(await idsOf({ event_type: 'customer.archived' })).toEqual([]);
  expect(await idsOf({ status: 'succeeded' })).toEqual([]);
  expect(await idsOf({ status: 'pending', event_type: 'import.completed' })).toEqual([test.id]);
  expect(await idsOf({ created_from: test.created_at, event_type: 'import.completed' })).toEqual([test.id]);
  expect(await idsOf({ created_before: test.created_at, event_type: 'import.completed' })).toEqual([]);
  expect(await idsOf({ created_before: ofCustomer.created_at, customer_key })).toEqual([]);
  expect(await idsOf({ customer_key: `${customer_key}_` })).toEqual([]);
});

it('an empty filter means that there is none', async () => {
  const { endpoint_id, ids } = await endpointWith(1);
  const query = { status: '', event_type: '', customer_key: '', created_from: '', created_before: '' };
  const deliveries = await testDeliveriesTo(endpoint_id, query);
  expect(deliveries.map(({ id }) => id)).toEqual(ids);
});

it('the filter by status follows the delivery', async () => {
  const { id, endpoint_id } = await completedDelivery();
  expect((await testDeliveriesTo(endpoint_id, { status: 'canceled' })).map((delivery) => delivery.id)).toEqual([id]);
  expect(await testDeliveriesTo(endpoint_id, { status: 'pending' })).toEqual([]);
});

itWithTwoTenants('another tenant sees none of the deliveries', async () => {
  const { endpoint_id } = await endpointWith(1);
  const headers = { 'x-api-key': target.otherApiKey };
  expect((await expectSuccess(route, { headers, query: { endpoint_id } })).data).toEqual([]);
});
