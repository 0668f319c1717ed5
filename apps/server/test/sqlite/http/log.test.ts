import { expect, it } from 'vitest';
import { createMemoryRateLimiter } from '../../../src/rate-limits/rate-limiter.ts';
import { createRateLimits } from '../../../src/rate-limits/rate-limits.ts';
import { customerNamed } from '../../support/customer-records.ts';
import { apiKey } from '../../support/send.ts';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const ofTenantA = { tenant_id: 'tenant_a', key_id: 'key_of_tenant_a' };

it.each([
  { given: 'my-id_1', want: 'my-id_1' },
  { given: '!~'.repeat(64), want: '!~'.repeat(64) },
  { given: 'x'.repeat(129), want: null },
  { given: 'two words', want: null },
  { given: 'zürich', want: null },
  { given: '', want: null },
])('the request id $given is accepted: $want', async ({ given, want }) => {
  const { sendRaw, logLines } = await startServer();
  const { head } = await sendRaw(rawHead('GET', '/api/v1/customers', `X-Request-Id: ${given}`));
  const id = /^x-request-id: (.*)$/im.exec(head)?.[1];
  expect(id).toMatch(want === null ? /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/ : /./);
  if (want !== null) expect(id).toBe(want);
  expect(logLines.map((line) => JSON.parse(line).request_id)).toEqual([id]);
});

it('one line is logged per request, with its operation, tenant, key and status', async () => {
  const { send, logLines } = await startServer();
  await send('GET', '/customers/ghost', { headers: { 'X-Request-Id': 'one' } });
  await send('GET', '/nothing', { headers: { 'X-Request-Id': 'two' } });
  await send('GET', '/customers', { headers: { 'X-Request-Id': 'three', 'x-api-key': 'wrong' } });
  const wanted = [
    { request_id: 'one', method: 'GET', operation_id: 'getCustomer', ...ofTenantA, status: 404 },
    { request_id: 'two', method: 'GET', status: 404 },
    { request_id: 'three', method: 'GET', operation_id: 'listCustomers', status: 401, client_network: '127.0.0.1' },
  ];
  const shared = { level: 30, msg: 'request answered', duration_ms: expect.any(Number) };
  const lines = logLines.map((line) => JSON.parse(line));
  for (const line of lines) for (const name of ['time', 'pid', 'hostname']) delete line[name];
  expect(lines).toEqual(wanted.map((want) => ({ ...shared, ...want })));
});

it('every line of a request names the id of its key, whatever the answer', async () => {
  const quota = createRateLimits(createMemoryRateLimiter, 3);
  const { send, services, logLines } = await startServer({ rateLimits: quota });
  await send('GET', '/customers');
  await send('GET', '/customers?page=%');
  Object.assign(services.customers, { list: () => Promise.reject(new Error('the disk is full')) });
  const { status } = await send('GET', '/customers');
  expect(status).toBe(500);
  await send('GET', '/customers');
  const lines = logLines.map((line) => JSON.parse(line));
  expect(lines.map((line) => line.status)).toEqual([200, 400, undefined, 500, 429]);
  for (const line of lines) expect(line).toMatchObject(ofTenantA);
});

it('a request that cannot be counted is logged with the id of its key and its request', async () => {
  const failing = { count: () => Promise.reject(new Error('no database')) };
  const { send, logLines } = await startServer({ rateLimits: { requests: failing, wrongKeys: failing } });
  await send('GET', '/customers', { headers: { 'X-Request-Id': 'uncounted' } });
  const lines = logLines.map((line) => JSON.parse(line));
  expect(lines.map((line) => line.msg)).toEqual(['a request was not counted', 'request answered']);
  for (const line of lines) expect(line).toMatchObject({ request_id: 'uncounted', ...ofTenantA });
});

const noKey = { 'x-api-key': '' };
it.each([
  { given: 'no key', headers: noKey, want: '203.0.113.7' },
  { given: 'a wrong key', headers: { 'x-api-key': 'sk_test_wrong' }, want: '203.0.113.7' },
  { given: 'a key without quota', headers: {}, want: '203.0.113.7' },
  { given: 'IPv6', headers: { ...noKey, 'X-Forwarded-For': '2001:db8:1:2:3:4:5:6' }, want: '2001:db8:1:2::/64' },
  { given: 'an invented address', headers: { ...noKey, 'X-Forwarded-For': 'jane@example.com' }, want: '127.0.0.1' },
])(
  'a 401 or 429 is logged with the network that the outermost trusted proxy saw: $given',
  async ({ headers, want }) => {
    const rateLimits = createRateLimits(createMemoryRateLimiter, 1);
    const { send, logLines } = await startServer({ rateLimits, trustedProxies: 1 });
    await send('GET', '/customers');
    const { status } = await send('GET', '/customers', { headers: { 'X-Forwarded-For': '203.0.113.7', ...headers } });
    expect([401, 429]).toContain(status);
    const [answered = '', refused = ''] = logLines;
    expect(JSON.parse(refused)).toMatchObject({ status, client_network: want });
    expect(JSON.parse(answered)).not.toHaveProperty('client_network');
  },
);

it('without a trusted proxy, the logged network is that of the connection', async () => {
  const { send, logLines } = await startServer();
  await send('GET', '/customers', { headers: { ...noKey, 'X-Forwarded-For': '203.0.113.7' } });
  expect(JSON.parse(logLines[0] ?? '')).toMatchObject({ status: 401, client_network: '127.0.0.1' });
});

it('a key is never logged, even after errors', async () => {
  const secret = 'sk_test_canary_0123456789';
  const failing = async () => {
    throw new Error('the disk is full');
  };
  const { send, sendRaw, services, logLines } = await startServer({ faultInjection: true });
  await send('POST', `/customers?x-api-key=${secret}`, {
    headers: { 'x-api-key': secret },
    body: customerNamed(secret),
  });
  await send('GET', `/customers/${secret}?search_term=${secret}`, { headers: { 'x-api-key': secret } });
  await send('GET', '/customers', { headers: { 'x-api-key': apiKey, Prefer: 'code=500', Authorization: secret } });
  await send('POST', `/${secret}`, { headers: { Cookie: secret } });
  await sendRaw(rawHead('GET', '/api/v1/customers', `x-api-key: ${secret}`));
  Object.assign(services.customers, { list: failing });
  await send('GET', '/customers');
  expect(logLines.length).toBeGreaterThan(6);
  expect(logLines.filter((line) => line.includes(secret) || line.includes(apiKey))).toEqual([]);
});

it('a client that disconnects is logged as a warning without a status', async () => {
  const { origin, services, logLines } = await startServer();
  const authenticated = called(services.apiKeys, 'findByHash');
  const request = new AbortController();
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from('{')),
  });
  const headers = { 'x-api-key': apiKey, 'Content-Type': 'application/json', 'X-Request-Id': 'gone' };
  const init = { method: 'POST', headers, body, duplex: 'half', signal: request.signal } as RequestInit;
  const sent = fetch(`${origin}/api/v1/customers`, init);
  await authenticated;
  request.abort();
  await expect(sent).rejects.toThrow();
  await expect.poll(() => logLines.length).toBe(1);
  const line = JSON.parse(logLines[0] ?? '');
  expect(line).toMatchObject({ level: 40, request_id: 'gone', operation_id: 'createCustomer' });
  expect(line).not.toHaveProperty('status');
});

it('a connection that the server closes is not logged as a client that disconnects', async () => {
  const { sendRaw, services, logLines } = await startServer();
  Object.assign(services.customers, { list: () => new Promise(() => {}) });
  const request = `GET /api/v1/customers HTTP/1.1\r\nHost: a\r\nx-api-key: ${apiKey}\r\n\r\n`;
  // The connection is reset, since the server leaves bytes unread.
  await expect(sendRaw(request.repeat(3_000))).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect.poll(() => logLines.length).toBeGreaterThan(0);
  expect(JSON.parse(logLines[0] ?? '')).toMatchObject({
    level: 40,
    msg: 'the server closed the connection before the end of the answer',
    reason: 'the client has sent too many requests ahead',
  });
});

/** Resolves when a method is next called. */
function called<Name extends string>(object: Record<Name, (...args: never[]) => unknown>, name: Name): Promise<void> {
  const method = object[name].bind(object);
  return new Promise((resolve) => {
    const observed = (...args: never[]) => {
      resolve();
      return method(...args);
    };
    Object.assign(object, { [name]: observed });
  });
}
