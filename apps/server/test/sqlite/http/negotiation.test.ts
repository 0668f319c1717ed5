import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const json = JSON.stringify(customerNamed('jane'));

describe('the Accept header', () => {
  const cases = [
    { given: '*/*', want: 200 },
    { given: 'application/*', want: 200 },
    { given: 'application/json', want: 200 },
    { given: 'application/json; charset=utf-8', want: 200 },
    { given: 'text/html, application/xml;q=0.9, */*;q=0.8', want: 200 },
    { given: '', want: 200 },
    { given: 'text/csv', want: 406 },
    { given: 'application/xml', want: 406 },
    { given: 'application/json;q=0', want: 406 },
    { given: '*/*;q=0', want: 406 },
    { given: 'application/json;q=0, text/html', want: 406 },
    { given: 'json', want: 406 },
    { given: ';;;', want: 406 },
  ];
  it.each(cases)('a request with the Accept header "$given" is answered with $want', async ({ given, want }) => {
    const { sendRaw } = await startServer();
    const { status, text } = await sendRaw(rawHead('GET', '/api/v1/customers', `Accept: ${given}`));
    expect(status).toBe(want);
    if (want === 406) {
      const message = 'The answer is application/json, which the Accept header refuses';
      expect(JSON.parse(text)).toMatchObject({ code: 'not_acceptable', message, data: null });
    }
  });

  it('a request without an Accept header is accepted', async () => {
    const { sendRaw } = await startServer();
    expect((await sendRaw(rawHead('GET', '/api/v1/customers'))).status).toBe(200);
  });
});

describe('the declaration of a JSON body', () => {
  const expected = 'The body must be sent as application/json';
  const cases = [
    { given: 'Content-Type: application/json', want: 201 },
    { given: 'Content-Type: Application/JSON', want: 201 },
    { given: 'Content-Type: application/json; charset=UTF-8', want: 201 },
    { given: 'Content-Type: application/json;charset="utf-8"; profile=x', want: 201 },
    { given: 'Content-Type: application/json\r\nContent-Encoding: identity', want: 201 },
    { given: 'Content-Type: text/plain', want: `${expected}, not as text/plain` },
    { given: 'Content-Type: application/jsonp', want: `${expected}, not as application/jsonp` },
    { given: 'Content-Type: application/vnd.api+json', want: `${expected}, not as application/vnd.api+json` },
    { given: 'X-Nothing: 1', want: `${expected}; the request does not say what it is` },
    { given: 'Content-Type:', want: `${expected}; the request does not say what it is` },
    {
      given: 'Content-Type: application/json; charset=iso-8859-1',
      want: 'The body must be sent in UTF-8, not in iso-8859-1',
    },
    {
      given: 'Content-Type: application/json\r\nContent-Encoding: gzip',
      want: 'The body must be sent as it is, not with the Content-Encoding gzip',
    },
  ];
  it.each(cases)('a JSON body declared as "$given" has the outcome $want', async ({ given, want }) => {
    const { sendRaw } = await startServer();
    const head = rawHead('POST', '/api/v1/customers', given, `Content-Length: ${json.length}`);
    const { status, head: answered, text } = await sendRaw(head, json);
    expect(/^accept-encoding: identity$/im.test(answered)).toBe(given.includes('gzip'));
    if (typeof want === 'number') expect(status).toBe(want);
    else
      expect({ status, ...JSON.parse(text) }).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
        message: want,
      });
  });

  it('an operation without a body ignores a body and its media type', async () => {
    const { send } = await startServer();
    await send('POST', '/customers', { body: customerNamed('jane') });
    for (const request of [
      { headers: { 'Content-Type': 'application/json' } },
      { headers: { 'Content-Type': 'application/json' }, body: '{"not": json' },
      { headers: { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' }, body: 'anything' },
      { body: 'x'.repeat(2_000_000) },
    ]) {
      expect((await send('POST', '/customers/jane/archive', request)).status).toBe(200);
    }
  });
});

describe('the order of refusals', () => {
  const bad = {
    key: 'x-api-key: wrong',
    accept: 'Accept: text/csv',
    type: 'Content-Type: text/plain',
    length: 'Content-Length: 2000000',
  };
  const good = { key: 'x-api-key: sk_test_of_tenant_a', type: 'Content-Type: application/json' };
  const cases = [
    { given: ['PUT', '/api/v1/customers', bad.key, bad.accept, bad.type, bad.length], want: 405 },
    { given: ['POST', '/api/v1/customers', bad.key, bad.accept, bad.type, bad.length], want: 401 },
    { given: ['POST', '/api/v1/customers', good.key, 'Prefer: code=503', bad.accept, bad.type], want: 503 },
    { given: ['POST', '/api/v1/customers', good.key, bad.accept, bad.type, bad.length], want: 406 },
    { given: ['POST', '/api/v1/customers?%', good.key, bad.type, bad.length], want: 415 },
    { given: ['POST', '/api/v1/customers?%', good.key, good.type, bad.length], want: 400 },
    { given: ['POST', '/api/v1/customers?nonsense=1', good.key, good.type, bad.length], want: 413 },
    {
      given: ['PATCH', '/api/v1/customers/%20?nonsense=1', good.key, good.type, 'Content-Length: 1', '', '{'],
      want: 400,
    },
    { given: ['PATCH', '/api/v1/customers/%20', good.key, good.type, 'Content-Length: 2', '', '{}'], want: 422 },
    { given: ['PATCH', '/api/v1/customers/ghost', good.key, good.type, 'Content-Length: 2', '', '{}'], want: 404 },
  ];
  it.each(cases)(
    'of several faults in $given, the first one is answered with $want',
    async ({ given: [method, target, ...lines], want }) => {
      const { sendRaw } = await startServer({ faultInjection: true });
      const headers = ['Host: test', 'Connection: close', ...lines];
      const request = [`${method} ${target} HTTP/1.1`, ...headers, ...(lines.includes('') ? [] : ['', ''])];
      expect((await sendRaw(request.join('\r\n'))).status).toBe(want);
    },
  );
});
