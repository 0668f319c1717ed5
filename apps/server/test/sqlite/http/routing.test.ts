import { describe, expect, it } from 'vitest';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const everything = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';
const notFound = {
  statusCode: 404,
  message: 'There is nothing at this path',
  code: 'route_not_found',
  meta: {},
  data: null,
  errors: {},
  issues: [],
};

describe('an unknown path', () => {
  const targets = [
    '/nothing',
    '/api/v1',
    '/api/v1/',
    '/api/v1/nothing',
    '/api/v1/Customers',
    '/API/v1/customers',
    '/api/v1/customers/',
    '//api/v1/customers',
    '/api/v1//customers',
    '/api/v1/customers/jane/archive/',
    '/api/v1/customers/jane/Archive',
    '/api/v1/customers/jane/archive/now',
    '/api/v1%2Fcustomers',
    '/api/v1/../healthz',
    '/api/v1\\customers',
    '/healthz/',
    '/docsindex.html',
    '*',
  ];
  it.each(targets)('the unknown path %s is answered with 404 in the envelope', async (target) => {
    const { sendRaw } = await startServer();
    const { status, text } = await sendRaw(rawHead('GET', target));
    expect({ status, body: JSON.parse(text) }).toEqual({ status: 404, body: notFound });
  });

  it.each(['/customers', '/customers/jane', '/customers/bulk-create', '/customers/jane/archive'])(
    'a request to %s, which exists below /api/v1, names this base path',
    async (path) => {
      const { origin } = await startServer();
      for (const method of ['GET', 'POST', 'PATCH']) {
        const response = await fetch(origin + path, { method });
        const message = 'There is nothing at this path; it exists below /api/v1, which the base URL must include';
        expect({ status: response.status, body: await response.json() }).toEqual({
          status: 404,
          body: { ...notFound, message },
        });
      }
    },
  );

  it('an unknown path is refused before a missing key', async () => {
    const { send } = await startServer();
    const { status } = await send('GET', '/nothing', { headers: { 'x-api-key': '' } });
    expect(status).toBe(404);
  });
});

describe('malformed targets', () => {
  it.each(['http://[', 'http://', 'http://[bad/', 'http://?', '/<script>'])(
    'GET %s is not answered with HTML',
    async (target) => {
      const { sendRaw } = await startServer();
      const { head, text } = await sendRaw(rawHead('GET', target, 'Accept: text/html'));
      expect(head).toMatch(/^content-type: application\/json/im);
      expect(text).not.toMatch(/<html/i);
    },
  );

  it('a target with scheme and host is treated as its path', async () => {
    const { sendRaw } = await startServer();
    const { status } = await sendRaw(rawHead('GET', 'http://any.host:99999/api/v1/customers?page=1'));
    expect(status).toBe(200);
  });
});

describe('an unknown method', () => {
  const cases = [
    { given: 'PUT /api/v1/customers', want: 'GET, HEAD, POST, OPTIONS' },
    { given: 'DELETE /api/v1/customers', want: 'GET, HEAD, POST, OPTIONS' },
    { given: 'TRACE /api/v1/customers/bulk-create', want: everything },
    { given: 'TRACE /api/v1/customers/new', want: everything },
    { given: 'POST /api/v1/customers/jane', want: 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS' },
    { given: 'GET /api/v1/customers/jane/archive', want: 'POST, OPTIONS' },
    { given: 'HEAD /api/v1/customers/jane/unarchive', want: 'POST, OPTIONS' },
    { given: 'PROPFIND /api/v1/customers', want: 'GET, HEAD, POST, OPTIONS' },
    { given: 'POST /healthz', want: 'GET, HEAD, OPTIONS' },
  ];
  it.each(cases)('$given is answered with 405 and "Allow: $want"', async ({ given, want }) => {
    const { sendRaw } = await startServer();
    const [method = '', target = ''] = given.split(' ');
    const { status, head, text } = await sendRaw(rawHead(method, target));
    expect(status).toBe(405);
    expect(/^allow: (.*)$/im.exec(head)?.[1]).toBe(want);
    if (method !== 'HEAD') expect(JSON.parse(text)).toMatchObject({ statusCode: 405, code: 'method_not_allowed' });
  });
});

describe('OPTIONS', () => {
  it.each([
    { given: '/api/v1/customers', want: 'GET, HEAD, POST, OPTIONS' },
    { given: '/api/v1/customers/new', want: everything },
    { given: '/api/v1/customers/csv-upload', want: everything },
    { given: '/readyz', want: 'GET, HEAD, OPTIONS' },
  ])('OPTIONS $given is answered with 204 and "Allow: $want", without a key', async ({ given, want }) => {
    const { origin } = await startServer();
    const response = await fetch(origin + given, { method: 'OPTIONS' });
    expect({ status: response.status, allow: response.headers.get('Allow') }).toEqual({ status: 204, allow: want });
    expect(await response.text()).toBe('');
  });
});

describe('HEAD', () => {
  it('HEAD is answered like GET, without the body', async () => {
    const { send } = await startServer();
    const [get, head] = [await send('GET', '/customers'), await send('HEAD', '/customers')];
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
    for (const name of ['content-type', 'content-length', 'cache-control']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
  });

  it('HEAD is refused like GET', async () => {
    const { send } = await startServer();
    const { status, text } = await send('HEAD', '/customers/nobody');
    expect({ status, text }).toEqual({ status: 404, text: '' });
  });
});

describe('aliases', () => {
  it('POST /customers/new creates a customer, while GET /customers/new returns the one with the key "new"', async () => {
    const { send } = await startServer();
    const body = { customer_key: 'new', customer_type: 'BUSINESS', primary_email: 'new@example.com' };
    const created = await send('POST', '/customers/new', { body });
    expect(created.status).toBe(201);
    expect(created.headers.get('Location')).toBe('/api/v1/customers/new');
    expect((await send('GET', '/customers/new')).body.data).toEqual(created.body.data);
  });

  it('PUT is a partial update, like PATCH', async () => {
    const { send } = await startServer();
    const body = { customer_key: 'k', customer_type: 'BUSINESS', primary_email: 'k@example.com', city: 'Lisbon' };
    await send('POST', '/customers', { body });
    const { status, body: answer } = await send('PUT', '/customers/k', { body: { country: 'PT' } });
    expect({ status, city: answer.data.city, country: answer.data.country }).toEqual({
      status: 200,
      city: 'Lisbon',
      country: 'PT',
    });
  });
});
