import { expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { expectSuccess } from '../src/requests/request.ts';
import { describeWithReceiver } from '../src/target/target.ts';
import {
  deliveriesTo,
  eventually,
  finishedDelivery,
  queuedTest,
  retrievedDelivery,
} from '../src/webhooks/endpoints.ts';
import { withListener } from '../src/webhooks/listener.ts';

describeWithReceiver('an endpoint', () => {
  it('that answers 410 is disabled, and what is pending for it is canceled', async () => {
    await withListener({ answers: { answers: '410' } }, async ({ endpoint }) => {
      const { id } = await queuedTest(endpoint.id);
      const path = { endpoint_id: endpoint.id };
      const disabled = await eventually(async () => {
        const { data } = await expectSuccess(routeOf('getWebhookEndpoint'), { path });
        return data.status === 'disabled' ? data : undefined;
      });
      expect(disabled).toMatchObject({ disabled_reason: 'gone', disabled_at: expect.any(String) });
      expect(await deliveriesTo(endpoint.id, { status: 'pending' })).toEqual([]);
      expect((await retrievedDelivery(id)).attempts).toMatchObject([{ status_code: 410 }]);
    });
  });

  it('that answers 429 with Retry-After is left alone for that time', async () => {
    await withListener({ answers: { answers: '429', 'retry-after': '3600' } }, async (listener) => {
      const { id } = await queuedTest(listener.endpoint.id);
      await listener.until(() => listener.requests.length > 0, 'a test event');
      const delivery = await eventually(async () => {
        const found = await retrievedDelivery(id);
        return found.attempt_count === 1 && found.next_attempt_at !== null ? found : undefined;
      });
      const wait = Date.parse(delivery.next_attempt_at ?? '') - Date.parse(delivery.attempts[0]?.started_at ?? '');
      expect(wait).toBeGreaterThanOrEqual(3_600_000);
      expect(wait).toBeLessThan(2 * 3_600_000);
    });
  });

  it('that redirects has not received the event, which is not sent to the other address', async () => {
    await withListener({}, async (other) => {
      const answers = { answers: '307', location: other.endpoint.url };
      await withListener({ answers }, async (listener) => {
        const { id } = await queuedTest(listener.endpoint.id);
        const attempted = await eventually(async () => {
          const found = await retrievedDelivery(id);
          return found.attempts.length > 0 ? found : undefined;
        });
        expect(attempted.last_status_code).toBe(307);
        expect(attempted.status).not.toBe('succeeded');
        await finishedDelivery((await queuedTest(other.endpoint.id)).id);
        await other.until(() => other.requests.length > 0, 'a test event');
        expect(other.events.map(({ id: eventId }) => eventId)).not.toContain(attempted.event_id);
      });
    });
  });
});
