import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { registeredCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { describeWithReceiver, itWithSoonRetries } from '../../src/target/target.ts';
import {
  deliveriesTo,
  deliveryOf,
  finishedDelivery,
  newEndpoint,
  queuedTest,
  registeredEndpoint,
  retrievedDelivery,
  unansweredUrl,
} from '../../src/webhooks/endpoints.ts';
import { withListener } from '../../src/webhooks/listener.ts';

it('a delivery is that of the list, with its event', async () => {
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl(), event_types: ['customer.created'] });
  const customer = await registeredCustomer();
  const { id } = await deliveryOf(endpoint_id, customer.customer_key);
  const { event, attempts: _, ...delivery } = await retrievedDelivery(id);
  expect(delivery).toMatchObject({ endpoint_id, event_type: 'customer.created', test: false, status: 'pending' });
  expect(event).toEqual({
    id: delivery.event_id,
    type: 'customer.created',
    created_at: expect.any(Number),
    data: { customer },
  });
});

it('the event and the key of a deleted customer are erased from its deliveries, which are canceled', async () => {
  const event_types = ['customer.created' as const];
  const { id: endpoint_id } = await registeredEndpoint({ url: unansweredUrl(), event_types });
  const { customer_key } = await registeredCustomer({ last_name: 'Erased' });
  const { id } = await deliveryOf(endpoint_id, customer_key);
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  const delivery = await retrievedDelivery(id);
  expect(delivery).toMatchObject({ customer_key: null, event: null, status: 'canceled', next_attempt_at: null });
  expect(delivery.attempts.map(({ response_body }) => response_body ?? null)).not.toContainEqual(expect.any(String));
  expect(await deliveriesTo(endpoint_id, { customer_key })).toEqual([]);
});

describeWithReceiver('the attempts of a delivery', () => {
  it('show the answer of the endpoint, of which 2,048 characters are kept', async () => {
    const body = 'é😀'.repeat(10);
    const url = `${newEndpoint().url}?${new URLSearchParams({ body, times: '200' })}`;
    const { id } = await queuedTest((await registeredEndpoint({ url })).id);
    const { attempts, ...delivery } = await finishedDelivery(id);
    expect(delivery).toMatchObject({ status: 'succeeded', attempt_count: 1, last_status_code: 200 });
    expect(attempts).toMatchObject([{ number: 1, status_code: 200, error: null, trigger: 'schedule' }]);
    const kept = attempts[0]?.response_body ?? '';
    expect(body.repeat(200).startsWith(kept)).toBe(true);
    expect([...kept]).toHaveLength(2048);
  });

  itWithSoonRetries('are those of the schedule, of which the last one makes the delivery fail', async () => {
    await withListener({ answers: { answers: '503,404' } }, async ({ endpoint }) => {
      const { id } = await queuedTest(endpoint.id);
      const { attempts, ...delivery } = await finishedDelivery(id);
      expect(delivery).toMatchObject({
        status: 'failed',
        attempt_count: 3,
        last_status_code: 404,
        next_attempt_at: null,
      });
      expect(attempts.map(({ number, status_code }) => [number, status_code])).toEqual([
        [1, 503],
        [2, 404],
        [3, 404],
      ]);
      for (const { error } of attempts) expect(error).toEqual(expect.any(String));
    });
  });
});
