import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
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

it('canceled deliveries are pending again, and those that are pending are not counted', async () => {
  const { id, endpoint_id } = await completedDelivery();
  await queuedTest(endpoint_id);
  expect(await redeliver(endpoint_id)).toBe(1);
  expect(await retrievedDelivery(id)).toMatchObject({ status: 'pending', completed_at: null });
  expect(await redeliver(endpoint_id)).toBe(0);
});

it('only deliveries that were created at the time or later are sent again', async () => {
  const { endpoint_id, created_at } = await completedDelivery();
  const after = new Date(Date.parse(created_at) + 1).toISOString();
  expect(await redeliver(endpoint_id, { since: after })).toBe(0);
  expect(await redeliver(endpoint_id, { since: created_at })).toBe(1);
});

it('deliveries of other endpoints stay as they are', async () => {
  const [one, other] = [await completedDelivery(), await completedDelivery()];
  expect(await redeliver(one.endpoint_id)).toBe(1);
  expect(await retrievedDelivery(other.id)).toEqual(other);
});

it('a delivery whose customer was deleted is not sent again', async () => {
  const { id } = await registeredEndpoint({ url: unansweredUrl(), event_types: ['customer.created'] });
  const { customer_key } = await registeredCustomer();
  await deliveryOf(id, customer_key);
  await setStatus(id, 'disabled');
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  await setStatus(id, 'enabled');
  const missed = (await deliveriesTo(id, { status: 'canceled' })).filter((delivery) => delivery.customer_key !== null);
  expect(await redeliver(id)).toBe(missed.length);
});

itWithSoonRetries('a delivery that has failed for good is sent again, from the start of the schedule', async () => {
  await withListener({ answers: { answers: '500,500,500,200' } }, async ({ endpoint }) => {
    const { id } = await queuedTest(endpoint.id);
    expect(await finishedDelivery(id)).toMatchObject({ status: 'failed', attempt_count: 3, last_status_code: 500 });
    expect(await redeliver(endpoint.id)).toBe(1);
    const { attempts, ...delivery } = await finishedDelivery(id);
    expect(delivery).toMatchObject({ status: 'succeeded', attempt_count: 4, last_status_code: 200 });
    expect(attempts.map(({ trigger }) => trigger)).toEqual(['schedule', 'schedule', 'schedule', 'manual']);
  });
});
