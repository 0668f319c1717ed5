import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { serviceUnavailable } from '../../../src/core/errors.ts';
import { VERSION } from '../../../src/version.ts';
import { recordOf } from '../../support/customer-records.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { startSender, type TestSender } from '../../support/start-sender.ts';
import { startReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

function create({ stores }: TestSender, ...keys: string[]) {
  return stores.customers.insertMany(
    tenant,
    keys.map((key) => recordOf(key)),
  );
}

/** The keys of the customers in the requests that a receiver has got. */
function keysOf({ received }: WebhookReceiver): string[] {
  return received.map(({ body }) => JSON.parse(body).data.customer.customer_key);
}

function deliveriesOf({ opened }: TestSender) {
  return opened.stores.webhooks.listDeliveries(tenant, {}, { limit: 1_000 });
}

test('an event is sent once, signed, in the words of Standard Webhooks', async () => {
  const receiver = await startReceiver();
  const sender = await startSender();
  const { secrets } = await sender.addEndpoint(receiver.url);
  await create(sender, 'acme');
  await receiver.until(1);
  await sender.sender.stop();
  const [{ headers, body } = expect.fail(), ...others] = receiver.received;
  expect(others).toEqual([]);
  const event = new Webhook(secrets[0].secret).verify(body, headers as Record<string, string>);
  expect(event).toMatchObject({ id: headers['webhook-id'], type: 'customer.created' });
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': `rollcall-webhooks/${VERSION}`,
  });
  expect(await deliveriesOf(sender)).toMatchObject([{ status: 'succeeded', attempt_count: 1, last_status_code: 200 }]);
});

test('an event is sent again with the same id until the endpoint accepts it, and each attempt is kept', async () => {
  const receiver = await startReceiver(500);
  const sender = await startSender();
  await sender.addEndpoint(receiver.url);
  await create(sender, 'acme');
  await receiver.until(2);
  receiver.answer = 204;
  await receiver.until(3);
  await sender.sender.stop();
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  const [delivery = expect.fail()] = await deliveriesOf(sender);
  expect(delivery).toMatchObject({ status: 'succeeded', attempt_count: 3, last_status_code: 204 });
  const details = await sender.opened.stores.webhooks.findDelivery(tenant, delivery.id);
  expect(details?.attempts.map(({ number, status_code }) => [number, status_code])).toEqual([
    [1, 500],
    [2, 500],
    [3, 204],
  ]);
});

test('after the last attempt, a delivery has failed', async () => {
  const receiver = await startReceiver(500);
  const sender = await startSender({ retrySeconds: [0] });
  await sender.addEndpoint(receiver.url);
  await create(sender, 'acme');
  await receiver.until(2);
  await sender.sender.stop();
  expect(await deliveriesOf(sender)).toMatchObject([{ status: 'failed', attempt_count: 2 }]);
});

test('an endpoint that hangs delays no other one, and gets no more than a few requests at the same time', async () => {
  let open = 0;
  let openMax = 0;
  const hanging = createServer((socket: Socket) => {
    open += 1;
    openMax = Math.max(open, openMax);
    socket.on('error', () => {}).on('close', () => (open -= 1));
  });
  await once(hanging.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void hanging.close());
  const receiver = await startReceiver();
  const sender = await startSender({ timeLimitMs: 60_000 });
  await sender.addEndpoint(`http://127.0.0.1:${(hanging.address() as AddressInfo).port}/`);
  await sender.addEndpoint(receiver.url);
  const keys = Array.from({ length: 200 }, (_, index) => `customer-${index}`);
  await create(sender, ...keys);
  await receiver.until(200);
  expect(keysOf(receiver).toSorted()).toEqual(keys.toSorted());
  expect(openMax).toBeLessThanOrEqual(8);
});

test('the events of a customer arrive in their order, one after another, also if attempts fail', async () => {
  let count = 0;
  const receiver = await startReceiver((_req, res) => {
    count += 1;
    res.writeHead(count % 3 === 0 ? 200 : 500).end();
  });
  const sender = await startSender({ retrySeconds: Array.from({ length: 10 }, () => 0) });
  await sender.addEndpoint(receiver.url);
  await create(sender, 'acme');
  for (const city of ['Porto', 'Lima', 'Oslo']) {
    await sender.stores.customers.update(tenant, 'acme', (current) => ({
      ...current,
      attributes: { ...current.attributes, city },
      updated_at: new Date(),
    }));
  }
  await receiver.until(12);
  await sender.sender.stop();
  const cities = receiver.received.map(({ body }) => JSON.parse(body).data.customer.city);
  expect(cities).toEqual([null, 'Porto', 'Lima', 'Oslo'].flatMap((city) => [city, city, city]));
});

test('a sender that stops finishes what is on its way, and gives back the rest', async () => {
  const waiting: (() => void)[] = [];
  const receiver = await startReceiver((_req, res) => waiting.push(() => res.end()));
  const sender = await startSender();
  const endpoint = await sender.addEndpoint(receiver.url);
  await create(sender, ...Array.from({ length: 30 }, (_, index) => `customer-${index}`));
  await receiver.until(8);
  const stopped = sender.sender.stop();
  for (const answer of waiting.splice(0)) answer();
  await stopped;
  expect(receiver.received).toHaveLength(8);
  const statuses = (await deliveriesOf(sender)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 'succeeded')).toHaveLength(8);
  const now = new Date();
  const lease = { now, until: new Date(now.getTime() + 60_000), limit: 100 };
  const left = await sender.opened.queue.claim({ tenantId: tenant, endpointId: endpoint.id }, lease);
  expect(left?.deliveries).toHaveLength(22);
});

test('a sender that stops gives back a delivery whose endpoint does not answer in time', async () => {
  const receiver = await startReceiver(() => {});
  const sender = await startSender({ timeLimitMs: 60_000, graceMs: 1 });
  await sender.addEndpoint(receiver.url);
  await create(sender, 'acme');
  await receiver.until(1);
  await sender.sender.stop();
  const [delivery] = await deliveriesOf(sender);
  expect(delivery).toMatchObject({ status: 'pending', attempt_count: 0 });
  expect(delivery?.next_attempt_at).not.toBeNull();
});

test('a sender whose database fails says so, and goes on when the database is back', async () => {
  const receiver = await startReceiver();
  const sender = await startSender();
  await sender.addEndpoint(receiver.url);
  const { queue } = sender.opened;
  const { fanOut } = queue;
  let failures = 0;
  const failed = new Promise<void>((resolve) => {
    queue.fanOut = async () => {
      failures += 1;
      if (failures > 1) queue.fanOut = fanOut;
      // The problem of the first failure is visible when the second round begins.
      if (failures === 2) resolve();
      throw serviceUnavailable('the disk is full');
    };
  });
  await create(sender, 'acme');
  await failed;
  expect(sender.sender.problem).toMatchObject({ code: 'service_unavailable' });
  await receiver.until(1);
  expect(sender.sender.problem).toBeUndefined();
  expect(sender.logLines.filter((line) => line.includes('webhooks cannot be sent'))).toHaveLength(1);
});

test('a failed attempt is logged without the URL and the payload', async () => {
  const receiver = await startReceiver(500);
  const sender = await startSender({ retrySeconds: [] });
  const endpoint = await sender.addEndpoint(`${receiver.url}?token=secret-token`);
  await create(sender, 'secret-customer');
  await receiver.until(1);
  await sender.sender.stop();
  const [line = ''] = sender.logLines;
  expect(JSON.parse(line)).toMatchObject({
    msg: 'webhook attempt failed',
    endpoint_id: endpoint.id,
    event_type: 'customer.created',
    attempt: 1,
    status_code: 500,
  });
  expect(sender.logLines.join('\n')).not.toMatch(/secret-token|secret-customer/);
  expect(sender.results).toEqual(['failed']);
});

test('an endpoint that answers 410 is disabled, which the log says', async () => {
  const receiver = await startReceiver(410);
  const sender = await startSender();
  const endpoint = await sender.addEndpoint(receiver.url);
  await create(sender, 'a', 'b', 'c');
  await receiver.until(1);
  await sender.sender.stop();
  const stored = await sender.opened.stores.webhooks.findEndpoint(tenant, endpoint.id);
  expect(stored).toMatchObject({ status: 'disabled', disabled_reason: 'gone' });
  expect(sender.logLines.some((line) => line.includes('webhook endpoint disabled'))).toBe(true);
  expect((await deliveriesOf(sender)).every(({ status }) => status !== 'pending')).toBe(true);
});
