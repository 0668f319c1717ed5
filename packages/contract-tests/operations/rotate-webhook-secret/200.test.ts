import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import type { ReceivedWebhook } from '../../src/target/receiver.ts';
import { describeWithReceiver } from '../../src/target/target.ts';
import { queuedTest, registeredEndpoint } from '../../src/webhooks/endpoints.ts';
import { type Listener, withListener } from '../../src/webhooks/listener.ts';

async function rotate(endpoint_id: string, query: Record<string, string> = {}) {
  return (await expectSuccess(routeOf('rotateWebhookSecret'), { path: { endpoint_id }, query })).data;
}

it('a rotation returns another secret, and changes nothing else of the endpoint', async () => {
  const before = await registeredEndpoint();
  const { secret, updated_at, ...after } = await rotate(before.id);
  expect(secret).not.toBe(before.secret);
  expect({ ...after, secret: before.secret, updated_at: before.updated_at }).toEqual(before);
});

describeWithReceiver('after a rotation', () => {
  it('each event has a signature of the new and of the previous secret', async () => {
    await withListener({}, async (listener) => {
      const { secret } = await rotate(listener.endpoint.id);
      const request = await requestOfTest(listener);
      expect(signaturesOf(request)).toHaveLength(2);
      for (const valid of [secret, listener.endpoint.secret]) verify(request, valid);
    });
  });

  it('the previous secrets no longer sign if the overlap is 0', async () => {
    await withListener({}, async (listener) => {
      const { secret: second } = await rotate(listener.endpoint.id);
      const { secret: third } = await rotate(listener.endpoint.id, { overlap_seconds: '0' });
      const request = await requestOfTest(listener);
      expect(signaturesOf(request)).toHaveLength(1);
      verify(request, third);
      for (const ended of [second, listener.endpoint.secret]) expect(() => verify(request, ended)).toThrow();
    });
  });

  it('at most five secrets sign, the newest ones', async () => {
    await withListener({}, async (listener) => {
      const secrets = [listener.endpoint.secret];
      for (let count = 0; count < 5; count += 1) secrets.push((await rotate(listener.endpoint.id)).secret);
      const request = await requestOfTest(listener);
      expect(signaturesOf(request)).toHaveLength(5);
      for (const valid of secrets.slice(1)) verify(request, valid);
      expect(() => verify(request, secrets[0] ?? '')).toThrow();
    });
  });
});

async function requestOfTest(listener: Listener): Promise<ReceivedWebhook> {
  await queuedTest(listener.endpoint.id);
  await listener.until(() => listener.requests.length > 0, 'a test event');
  return listener.requests[0] as ReceivedWebhook;
}

function signaturesOf({ headers }: ReceivedWebhook): string[] {
  return (headers['webhook-signature'] ?? '').split(' ');
}

function verify({ headers, body }: ReceivedWebhook, secret: string): void {
  new Webhook(secret).verify(body, { ...headers });
}
