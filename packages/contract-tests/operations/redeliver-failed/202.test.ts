import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { registeredCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { itWithSoonRetries } from '../../src/target/target.ts';
import {
  completedDelivery,
  deliveriesTo,
  deliveryOf,
  finishedDelivery,
  queuedTest,
  registeredEndpoint,
  retrievedDelivery,
  setStatus,
  unansweredUrl,
} from '../../src/webhooks/endpoints.ts';
import { withListener } from '../../src/webhooks/listener.ts';

async function redeliver(endpoint_id: string, query: Record<string, string> = {}): Promise<number> {
  return (await expectSuccess(routeOf('redeliverFailed'), { path: { endpoint_id }, query })).data.count;
}

/** How many deliveries an endpoint has missed since a time. Other tests that unarchive customers can have caused some. */
async function missed(endpoint_id: string, since = ''): Promise<number> {
  const ended = [
    ...(await deliveriesTo(endpoint_id, { status: 'canceled' })),
    ...(await deliveriesTo(endpoint_id, { status: 'failed' })),
  ];
  return ended.filter(({ created_at }) => created_at >= since).length;
}

it('canceled deliveries are pending again, and those that are pending are not counted', async () => {
  const { id, endpoint_id } = await completedDelivery();
  await queuedTest(endpoint_id);
  const count = await missed(endpoint_id);
  expect(count).toBeGreaterThan(0);
  expect(await redeliver(endpoint_id)).toBe(count);
  expect(await retrievedDelivery(id)).toMatchObject({ status: 'pending', completed_at: null });
  expect(await redeliver(endpoint_id)).toBe(0);
});

it('only deliveries that were created at the time or later are sent again', async () => {
  const { id, endpoint_id, created_at } = await completedDelivery();
  const after = new Date(Date.parse(created_at) + 1).toISOString();
  const countAfter = await missed(endpoint_id, after);
  expect(await redeliver(endpoint_id, { since: after })).toBe(countAfter);
  expect(await retrievedDelivery(id)).toMatchObject({ status: 'canceled' });
  const count = await missed(endpoint_id, created_at);
  expect(await redeliver(endpoint_id, { since: created_at })).toBe(count);
  expect(await retrievedDelivery(id)).toMatchObject({ status: 'pending' });
});

it('deliveries of other endpoints stay as they are', async () => {
  const [one, other] = [await completedDelivery(), await completedDelivery()];
  await redeliver(one.endpoint_id);
  expect(await retrievedDelivery(one.id)).toMatchObject({ status: 'pending' });
  expect(await retrievedDelivery(other.id)).toEqual(other);
});

it('a delivery whose customer was deleted is not sent again', async () => {
  const { id } = await registeredEndpoint({ url: unansweredUrl(), event_types: ['customer.created'] });
  const { customer_key } = await registeredCustomer();
  await deliveryOf(id, customer_key);
  await setStatus(id, 'disabled');
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  await setStatus(id, 'enabled');
  const canceled = await deliveriesTo(id, { status: 'canceled' });
  expect(await redeliver(id)).toBe(canceled.filter((delivery) => delivery.customer_key !== null).length);
});

itWithSoonRetries('a delivery that has failed for good is sent again, from the start of the schedule', async () => {
  await withListener({ answers: { answers: '500' } }, async ({ endpoint }) => {
    const { id } = await queuedTest(endpoint.id);
    expect(await finishedDelivery(id)).toMatchObject({ status: 'failed', attempt_count: 3, last_status_code: 500 });
    const [url = ''] = endpoint.url.split('?');
    await expectSuccess(routeOf('updateWebhookEndpoint'), {
      path: { endpoint_id: endpoint.id },
      body: jsonBody({ url }),
    });
    expect(await redeliver(endpoint.id)).toBeGreaterThan(0);
    const { attempts, ...delivery } = await finishedDelivery(id);
    expect(delivery).toMatchObject({ status: 'succeeded', attempt_count: 4, last_status_code: 200 });
    expect(attempts.map(({ trigger }) => trigger)).toEqual(['schedule', 'schedule', 'schedule', 'manual']);
  });
});
