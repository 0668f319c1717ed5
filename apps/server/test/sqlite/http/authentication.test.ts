import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { apiKey, otherApiKey } from '../../support/send.ts';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const missing = { code: 'api_key_missing', message: 'The x-api-key header is missing' };
const invalid = { code: 'api_key_invalid', message: 'The API key is not valid' };

describe('a request without a valid key', () => {
  const cases = [
    { why: 'no header', given: [], want: missing },
    { why: 'an empty header', given: ['x-api-key:'], want: missing },
    { why: 'another header', given: [`Authorization: Bearer ${apiKey}`], want: missing },
    { why: 'an unknown key', given: ['x-api-key: sk_test_unknown'], want: invalid },
    { why: 'a key in another case', given: [`x-api-key: ${apiKey.toUpperCase()}`], want: invalid },
    { why: 'a key and more', given: [`x-api-key: ${apiKey}x`], want: invalid },
    { why: 'the beginning of a key', given: [`x-api-key: ${apiKey.slice(0, -1)}`], want: invalid },
    { why: 'two keys', given: [`x-api-key: ${apiKey}`, `x-api-key: ${apiKey}`], want: invalid },
    { why: 'bytes beyond ASCII', given: ['x-api-key: schlüssel'], want: invalid },
  ];
  it.each(cases)('a request with $why is answered with 401', async ({ given, want }) => {
    const { sendRaw } = await startServer();
    const lines = ['GET /api/v1/customers HTTP/1.1', 'Host: test', 'Connection: close', ...given, '', ''];
    const { status, head, text } = await sendRaw(lines.join('\r\n'));
    expect(status).toBe(401);
    expect(/^www-authenticate: (.*)$/im.exec(head)?.[1]).toBe('ApiKey realm="rollcall", header="x-api-key"');
    const envelope = { statusCode: 401, meta: {}, data: null, errors: {}, issues: [] };
    expect(JSON.parse(text)).toEqual({ ...envelope, ...want });
  });

  it('a key in the query does not authenticate a request', async () => {
    const { send } = await startServer();
    const { status } = await send('GET', `/customers?x-api-key=${apiKey}`, { headers: { 'x-api-key': '' } });
    expect(status).toBe(401);
  });

  it('a missing key is refused before the body is read', async () => {
    const { sendRaw } = await startServer();
    const lines = ['POST /api/v1/customers HTTP/1.1', 'Host: test', 'Connection: close', 'Content-Length: 1000000'];
    const { status } = await sendRaw([...lines, '', ''].join('\r\n'));
    expect(status).toBe(401);
  });

  it('the name of the key header may have any case', async () => {
    const { sendRaw } = await startServer();
    const { status } = await sendRaw(rawHead('GET', '/api/v1/customers').replace('x-api-key', 'X-API-KEY'));
    expect(status).toBe(200);
  });
});

describe('tenants', () => {
  it('a customer of another tenant is answered exactly like a missing one', async () => {
    const { send } = await startServer();
    await send('POST', '/customers', { body: customerNamed('jane') });
    const foreign = { headers: { 'x-api-key': otherApiKey } };
    for (const [method, path, body] of [
      ['GET', '/customers/jane', undefined],
      ['PATCH', '/customers/jane', { city: 'Lisbon' }],
      ['DELETE', '/customers/jane', undefined],
      ['POST', '/customers/jane/archive', undefined],
      ['POST', '/customers/jane/unarchive', undefined],
    ] as const) {
      const answer = await send(method, path, { ...foreign, body });
      const same = await send(method, path.replace('jane', 'ghost'), { ...foreign, body });
      expect(answer.status).toBe(404);
      expect(answer.text).toBe(same.text.replaceAll('ghost', 'jane'));
    }
    expect((await send('GET', '/customers', foreign)).body.data).toEqual([]);
    expect((await send('GET', '/customers/jane')).status).toBe(200);
  });

  it('a tenant may use the customer key and the email address of another tenant', async () => {
    const { send } = await startServer();
    const request = { body: customerNamed('jane') };
    expect((await send('POST', '/customers', request)).status).toBe(201);
    expect((await send('POST', '/customers', { ...request, headers: { 'x-api-key': otherApiKey } })).status).toBe(201);
  });
});
