import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { describeWithReceiver } from '../../src/target/target.ts';
import { completedDelivery, finishedDelivery, queuedTest, retrievedDelivery } from '../../src/webhooks/endpoints.ts';
import { withListener } from '../../src/webhooks/listener.ts';

const route = routeOf('redeliverWebhook');

it('a canceled delivery is pending again', async () => {
  const { id, event: _, attempts: __, ...before } = await completedDelivery();
  const { data } = await expectSuccess(route, { path: { delivery_id: id } });
  const { next_attempt_at } = data;
  expect(data).toEqual({ ...before, id, status: 'pending', completed_at: null, next_attempt_at });
  expect(next_attempt_at).toEqual(expect.any(String));
  expect((await retrievedDelivery(id)).status).toBe('pending');
});

describeWithReceiver('a delivery that was received', () => {
  it('is sent again at once, with the same event and the same webhook-id', async () => {
    await withListener({}, async (listener) => {
      const { id } = await queuedTest(listener.endpoint.id);
      await finishedDelivery(id);
      await expectSuccess(route, { path: { delivery_id: id } });
      await listener.until(() => listener.requests.length === 2, 'the event again');
      const [first, second] = listener.requests;
      expect(second?.body).toBe(first?.body);
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
      const { attempts, ...delivery } = await finishedDelivery(id);
      expect(delivery).toMatchObject({ status: 'succeeded', attempt_count: 2 });
      expect(attempts.map(({ number, trigger }) => [number, trigger])).toEqual([
        [1, 'schedule'],
        [2, 'manual'],
      ]);
    });
  });
});
