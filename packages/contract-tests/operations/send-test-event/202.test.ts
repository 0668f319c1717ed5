import { expect, it } from 'vitest';
import { cases, document, resolve } from '../../src/document/document.ts';
import {
  queuedTest,
  registeredEndpoint,
  retrievedDelivery,
  testDeliveriesTo,
  unansweredUrl,
} from '../../src/webhooks/endpoints.ts';

const webhooks = Object.entries(document.webhooks).map(([type, { post }]) => {
  const examples = post?.requestBody && resolve(post.requestBody).content['application/json']?.examples;
  const [example] = Object.values(examples ?? {});
  return { type, example: example && (resolve(example).value as object) };
});

it.each(cases('webhooks', webhooks))(
  'a test of $type queues the example of the document, with an id and a time of its own',
  async ({ type, example }) => {
    const { id } = await registeredEndpoint({ url: unansweredUrl() });
    const before = Date.now() - TOLERANCE_MS;
    const delivery = await queuedTest(id, { type });
    expect(delivery).toMatchObject({
      endpoint_id: id,
      event_type: type,
      test: true,
      status: 'pending',
      attempt_count: 0,
    });
    expect(delivery.customer_key).toBeNull();
    const { event } = await retrievedDelivery(delivery.id);
    expect(event).toEqual({ ...example, id: delivery.event_id, created_at: expect.any(Number) });
    expect(event?.created_at).toBeGreaterThan(before);
  },
);

/** Between the clock of the tests and that of the server. */
const TOLERANCE_MS = 60 * 60 * 1000;

it('a test is of customer.created by default, and each one has an event of its own', async () => {
  const { id } = await registeredEndpoint({ url: unansweredUrl() });
  const [one, other] = [await queuedTest(id), await queuedTest(id)];
  expect([one.event_type, other.event_type]).toEqual(['customer.created', 'customer.created']);
  expect(other.event_id).not.toBe(one.event_id);
  expect((await testDeliveriesTo(id)).map((delivery) => delivery.id)).toEqual([other.id, one.id]);
});
