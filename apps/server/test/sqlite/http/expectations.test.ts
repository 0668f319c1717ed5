import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { expect, it } from 'vitest';
import { apiKey } from '../../support/send.ts';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const customers = '/api/v1/customers';
const json = 'Content-Type: application/json';
const expectation = 'Expect: 100-continue';
const length = 'Content-Length: 1000';

it.each([
  { given: 'an unknown path', head: rawHead('POST', '/nothing', expectation, length), want: 404 },
  { given: 'another method', head: rawHead('PUT', customers, expectation, length), want: 405 },
  {
    given: 'an unknown key',
    head: rawHead('POST', customers, expectation, length).replace('sk_test_of_tenant_a', 'sk_test_wrong'),
    want: 401,
  },
  { given: 'no JSON accepted', head: rawHead('POST', customers, expectation, length, 'Accept: text/html'), want: 406 },
  { given: 'another media type', head: rawHead('POST', customers, expectation, length), want: 415 },
  { given: 'a long body', head: rawHead('POST', customers, expectation, json, 'Content-Length: 9000000'), want: 413 },
  {
    given: 'no boundary',
    head: rawHead('POST', `${customers}/csv-upload`, expectation, length, 'Content-Type: multipart/form-data'),
    want: 400,
  },
])(
  'a client that waits for "100 Continue" gets the final status at once, and the connection ends: $given',
  async ({ head, want }) => {
    const { sendRaw } = await startServer();
    const answer = await sendRaw(head.replace('Connection: close\r\n', ''));
    expect(answer.status).toBe(want);
    expect(answer.head).toMatch(/^connection: close$/im);
    expect(answer.head).not.toContain('100 Continue');
  },
);

it('a client that waits for "100 Continue" is asked for its body, and its connection stays open', async () => {
  const { origin, services } = await startServer();
  const body = JSON.stringify({ customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' });
  const { continued, status, headers } = await postAfterContinue(`${origin}${customers}`, body);
  expect({ continued, status }).toEqual({ continued: true, status: 201 });
  expect(headers.connection).toBe('keep-alive');
  expect(await services.customers.findByKey('tenant_a', 'jane')).toBeDefined();
});

it('a client that does not wait for "100 Continue" gets its answer', async () => {
  const { sendRaw } = await startServer();
  const refused = await sendRaw(rawHead('POST', customers, expectation, length), 'x'.repeat(1_000));
  expect(refused.status).toBe(415);
});

it('a request without a body is answered, whether its client waits for "100 Continue" or not', async () => {
  const { sendRaw } = await startServer();
  expect((await sendRaw(rawHead('GET', customers, expectation))).status).toBe(200);
});

/** Sends the body when the server asks for it, as the HTTP client of Node does. */
function postAfterContinue(url: string, body: string) {
  return new Promise<{ continued: boolean; status: number | undefined; headers: IncomingHttpHeaders }>(
    (resolve, reject) => {
      let continued = false;
      const headers = {
        'x-api-key': apiKey,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Expect: '100-continue',
      };
      const sent = request(url, { method: 'POST', headers, agent: new Agent({ keepAlive: true }) });
      sent.once('continue', () => {
        continued = true;
        sent.end(body);
      });
      sent.once('response', (res) => {
        res.resume();
        resolve({ continued, status: res.statusCode, headers: res.headers });
      });
      sent.once('error', reject).flushHeaders();
    },
  );
}
