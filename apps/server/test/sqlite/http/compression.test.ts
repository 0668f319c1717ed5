import { expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { rawHead } from '../../support/send-raw.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

const names = Array.from({ length: 100 }, (_, index) => `customer_${index}`);

async function startWithCustomers(): Promise<TestServer> {
  const server = await startServer();
  await server.send('POST', '/customers/bulk-create', {
    body: { customers: names.map((name) => customerNamed(name)) },
  });
  return server;
}

it('a large page reads the same for fetch, which accepts compression, and for a client that does not', async () => {
  const { send } = await startWithCustomers();
  const path = '/customers?per_page=100';
  const compressed = await send('GET', path);
  const plain = await send('GET', path, { headers: { 'Accept-Encoding': 'identity' } });
  expect(compressed.headers.get('Content-Encoding')).toBe('gzip');
  expect(plain.headers.get('Content-Encoding')).toBeNull();
  expect(compressed.body).toEqual(plain.body);
  expect(compressed.body.data).toHaveLength(100);
});

it('many clients that read large pages at the same time get complete pages', async () => {
  const { send } = await startWithCustomers();
  const pages = await Promise.all(names.slice(0, 20).map(() => send('GET', '/customers?per_page=100')));
  for (const { body } of pages) expect(body.data).toHaveLength(100);
});

it('an answer to a client without Accept-Encoding is not compressed', async () => {
  const { sendRaw } = await startWithCustomers();
  const { head, text } = await sendRaw(rawHead('GET', '/api/v1/customers?per_page=100'));
  expect(head).not.toMatch(/^content-encoding/im);
  expect(head).toMatch(/^vary: Origin, Accept-Encoding$/im);
  expect(JSON.parse(text).data).toHaveLength(100);
});

it('an answer below 2 KiB is not compressed, and does not depend on Accept-Encoding', async () => {
  const { send } = await startServer();
  await send('POST', '/customers', { body: customerNamed('jane') });
  const { headers } = await send('GET', '/customers/jane');
  expect(Number(headers.get('Content-Length'))).toBeLessThan(2_048);
  expect(headers.get('Content-Encoding')).toBeNull();
  expect(headers.get('Vary')).toBe('Origin');
});

it('the metrics are compressed for a client that accepts it', async () => {
  const { origin, send } = await startServer();
  await send('GET', '/customers');
  const response = await fetch(`${origin}/metrics`);
  expect(response.headers.get('Content-Encoding')).toBe('gzip');
  expect(await response.text()).toContain('rollcall_http_requests_total');
});

it('a compressed answer has its length, and does not wait for the end of its request', async () => {
  const { sendRaw } = await startServer();
  const { status, head } = await sendRaw(
    rawHead('GET', '/openapi.json', 'Accept-Encoding: gzip', 'Content-Length: 1000000'),
  );
  expect(status).toBe(200);
  expect(head).toMatch(/^content-encoding: gzip$/im);
  expect(head).toMatch(/^content-length: \d+$/im);
});
