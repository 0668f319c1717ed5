import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const keyRule = 'must not be "." or "..", start or end with a space, or contain control characters';

describe('a malformed percent-encoding', () => {
  it.each([
    '/customers/%',
    '/customers/%zz',
    '/customers/a%FF',
    '/customers/%C3',
    '/customers/%ED%A0%80',
    '/customers?search_term=%',
    '/customers?%=1',
    '/customers?search_term=%FF',
    '/customers?search_term=a%2',
  ])('the malformed URL %s is answered with 400', async (path) => {
    const { sendRaw } = await startServer();
    const { status, text } = await sendRaw(rawHead('GET', `/api/v1${path}`));
    const want = { code: 'malformed_url', message: 'The URL has a malformed percent-encoding' };
    expect({ status, body: JSON.parse(text) }).toMatchObject({ status: 400, body: want });
  });
});

describe('a key in the path', () => {
  const keys = [
    'a/b',
    'ä ö',
    '%',
    '?x=1#y',
    '100%25',
    'new',
    'bulk-create',
    '👩‍👩‍👧',
    '...',
    "o'neil+co",
    'x'.repeat(255),
  ];
  it.each(keys)('a customer key in the path may be %s', async (customer_key) => {
    const { origin, send } = await startServer();
    const created = await send('POST', '/customers', { body: customerNamed('jane', { customer_key }) });
    const location = created.headers.get('Location') ?? '';
    expect(location).toBe(`/api/v1/customers/${encodeURIComponent(customer_key)}`);
    const { data } = (await send('GET', location.replace('/api/v1', ''))).body;
    expect(data.customer_key).toBe(customer_key);
    expect(origin + location).toBe(new URL(location, origin).href);
  });

  it.each([
    { given: '.', message: keyRule },
    { given: '..', message: keyRule },
    { given: '%2e%2E', message: keyRule },
    { given: '%20jane', message: keyRule },
    { given: 'jane%0A', message: keyRule },
    { given: 'ja%00ne', message: keyRule },
    { given: 'x'.repeat(256), message: 'must have at most 255 characters' },
  ])('a customer key in the path must not be $given', async ({ given, message }) => {
    const { sendRaw } = await startServer();
    const { status, text } = await sendRaw(rawHead('GET', `/api/v1/customers/${given}`));
    expect({ status, body: JSON.parse(text) }).toMatchObject({
      status: 422,
      body: { message: `customer_key ${message}`, issues: [{ field: 'customer_key', message }] },
    });
  });
});

describe('a query', () => {
  const cases = [
    { given: 'per_page=101', want: [['too_large', 'per_page', 'must be at most 100']] },
    { given: 'per_page=0', want: [['too_small', 'per_page', 'must be at least 1']] },
    { given: 'page=-1', want: [['too_small', 'page', 'must be at least 1']] },
    { given: 'page=99999999999999999999', want: [['too_large', 'page', 'must be at most 1000000000']] },
    { given: 'page=abc', want: [['invalid_type', 'page', 'must be an integer']] },
    { given: 'page=', want: [['invalid_type', 'page', 'must be an integer']] },
    { given: 'page=1.0', want: [['invalid_type', 'page', 'must be an integer']] },
    { given: 'page=1e1', want: [['invalid_type', 'page', 'must be an integer']] },
    { given: 'page=%2B1', want: [['invalid_type', 'page', 'must be an integer']] },
    { given: 'page=1&page=2', want: [['too_many_items', 'page', 'must not be repeated']] },
    {
      given: 'customer_type=business',
      want: [['invalid_value', 'customer_type', 'must be one of INDIVIDUAL, BUSINESS']],
    },
    { given: 'archived=all', want: [['invalid_value', 'archived', 'must be one of exclude, only, include']] },
    { given: 'date_created=2023-02-29', want: [['invalid_format', 'date_created', 'must be a date like 2026-11-23']] },
    {
      given: 'search_term=%00',
      want: [['invalid_format', 'search_term', 'must not contain U+0000 or unpaired surrogates']],
    },
    {
      given: `search_term=${'x'.repeat(256)}`,
      want: [['too_long', 'search_term', 'must have at most 255 characters']],
    },
    { given: 'perpage=1', want: [['unknown_field', 'perpage', 'is not a known parameter; did you mean "per_page"?']] },
    { given: 'Page=1', want: [['unknown_field', 'Page', 'is not a known parameter; did you mean "page"?']] },
    { given: 'nonsense', want: [['unknown_field', 'nonsense', 'is not a known parameter']] },
    { given: '__proto__=1', want: [['unknown_field', '__proto__', 'is not a known parameter']] },
    { given: 'page[]=1', want: [['unknown_field', 'page[]', 'is not a known parameter; did you mean "page"?']] },
    {
      given: 'zzz=1&per_page=0&page=x',
      want: [
        ['invalid_type', 'page', 'must be an integer'],
        ['too_small', 'per_page', 'must be at least 1'],
        ['unknown_field', 'zzz', 'is not a known parameter'],
      ],
    },
  ];
  it.each(cases)('the query "$given" is answered with 422 and all of its issues', async ({ given, want }) => {
    const { send } = await startServer();
    const { status, body } = await send('GET', `/customers?${given}`);
    expect(status).toBe(422);
    expect(body.issues).toEqual(want.map(([code, field, message]) => ({ code, field, message })));
    expect(Object.keys(body.errors)).toEqual(want.map(([, field]) => field));
  });

  it.each(['', 'search_term=', 'search_term=a+b', 'page=1&per_page=100', 'page=007'])(
    'the query "%s" is valid',
    async (query) => {
      const { send } = await startServer();
      expect((await send('GET', `/customers?${query}`)).status).toBe(200);
    },
  );

  it('an operation without parameters refuses every parameter as unknown', async () => {
    const { send } = await startServer();
    const { status, body } = await send('POST', '/customers?dry_run=1', { body: { customer_key: 'jane' } });
    expect(status).toBe(422);
    expect(body.errors).toEqual({
      dry_run: ['is not a known parameter'],
      customer_type: ['is required'],
      primary_email: ['is required'],
    });
  });
});
