import { describe, expect, it } from 'vitest';
import * as sdk from '../src/index.ts';
import { example, rejectionOf, startWithClient } from './support/clients.ts';
import { answering } from './support/http-server.ts';

const statuses: [number, new (...args: never[]) => sdk.ApiError][] = [
  [400, sdk.BadRequestError],
  [401, sdk.AuthenticationError],
  [403, sdk.ApiError],
  [405, sdk.ApiError],
  [406, sdk.ApiError],
  [409, sdk.ConflictError],
  [412, sdk.PreconditionFailedError],
  [413, sdk.ApiError],
  [415, sdk.ApiError],
  [422, sdk.ValidationError],
  [429, sdk.RateLimitError],
  [500, sdk.ServerError],
  [502, sdk.ServerError],
  [503, sdk.ServerError],
  [599, sdk.ServerError],
];

const bodies: [string, string | object, string][] = [
  ['the envelope', example('InvalidCustomer'), 'application/json'],
  ['an empty body', '', 'application/json'],
  ['HTML', '<html><body>Bad gateway</body></html>', 'text/html'],
  ['truncated JSON', '{"message":"x', 'application/json'],
  ['JSON that is not an envelope', '[1]', 'application/json'],
  ['null', 'null', 'application/json'],
  [
    'errors and issues of the wrong types',
    '{"errors":{"a":{"toString":false},"b":[null]},"issues":[null,1]}',
    'application/json',
  ],
];

describe('error answers', () => {
  const table = statuses.flatMap(([status, want]) =>
    bodies.map(([given, body, type]) => ({ status, want, given, body, type })),
  );

  it.each(table)('a $status with $given becomes $want.name', async ({ status, want, body, type }) => {
    const { client } = await startWithClient(answering(status, body, { 'content-type': type }));

    const error = await rejectionOf(client.customers.get('jane_doe_001'));

    expect(error).toBeInstanceOf(want);
    expect((error as Error).constructor).toBe(want);
    expect(error).toMatchObject({
      name: want.name,
      status,
      requestId: 'req_1',
      operation: 'getCustomer',
      method: 'GET',
      path: '/customers/{customer_key}',
    });
    expect((error as Error).stack).toMatch(new RegExp(`^${want.name}: ${status} `));
  });

  it('a ValidationError has the code, the issues and the messages by field', async () => {
    const { client } = await startWithClient(answering(422, example('InvalidCustomer')));
    const { errors, issues } = example('InvalidCustomer');

    const error = (await rejectionOf(client.customers.create({} as sdk.CustomerCreate))) as sdk.ValidationError;

    expect(error).toMatchObject({ code: 'validation_failed', errors, issues, existing: null });
    expect(error.body).toEqual(example('InvalidCustomer'));
    expect(error.message).toBe('422 primary_email is required (and 1 more issue) (POST /customers, request req_1)');
  });

  it('a ConflictError names the existing customer', async () => {
    const { client } = await startWithClient(answering(409, example('PrimaryEmailTaken')));
    const error = await rejectionOf(client.customers.create({} as sdk.CustomerCreate));
    expect(error).toMatchObject({ code: 'primary_email_taken', existing: example('PrimaryEmailTaken').existing });
  });

  const messages: { given: string; body: unknown; want: string }[] = [
    {
      given: 'a sentence and the messages of a field, as the hosted API sends them',
      body: { message: 'Validation failed', errors: { primary_email: ['is required'] } },
      want: '422 Validation failed: primary_email is required (POST /customers, request req_1)',
    },
    {
      given: 'one message per field instead of a list',
      body: { message: 'Invalid', errors: { city: 'is odd' } },
      want: '422 Invalid: city is odd (POST /customers, request req_1)',
    },
    { given: 'no body', body: '', want: '422 Unprocessable Entity (POST /customers, request req_1)' },
    {
      given: 'a very long sentence',
      body: { message: 'x'.repeat(10_000) },
      want: `422 ${'x'.repeat(500)}… (POST /customers, request req_1)`,
    },
  ];

  it.each(messages)('the message of an ApiError is readable, given $given', async ({ body, want }) => {
    const { client } = await startWithClient(answering(422, body));
    const error = await rejectionOf(client.customers.create({} as sdk.CustomerCreate));
    expect((error as Error).message).toBe(want);
  });

  it('an ApiError has errors of any type as text, and leaves out invalid issues', async () => {
    const { client } = await startWithClient(
      answering(422, { errors: { a: { nested: ['x'] }, b: null }, issues: [null] }),
    );
    const error = await rejectionOf(client.customers.get('a'));
    expect(error).toMatchObject({ errors: { a: ['{"nested":["x"]}'], b: ['null'] }, issues: [] });
  });

  it('an ApiError keeps a code that this version does not know', async () => {
    const { client } = await startWithClient(
      answering(422, { ...example<object>('InvalidCustomer'), code: 'brand_new' }),
    );
    expect(await rejectionOf(client.customers.get('a'))).toMatchObject({ code: 'brand_new' });
  });

  it('an ApiError has the headers of the response', async () => {
    const { client } = await startWithClient(answering(429, '', { 'x-ratelimit-reset': '60' }));
    const error = (await rejectionOf(client.customers.get('a'))) as sdk.RateLimitError;
    expect(error.headers?.get('X-RateLimit-Reset')).toBe('60');
  });

  it('the request id of an error is null if the response has none', async () => {
    const { client } = await startWithClient((_, response) => response.writeHead(502).end());
    const error = (await rejectionOf(client.customers.get('a'))) as sdk.ServerError;
    expect(error).toMatchObject({ requestId: null, body: undefined });
    expect(error.message).toBe('502 Bad Gateway (GET /customers/{customer_key})');
  });
});

/** An error of the hosted API, which sends no codes. */
const hosted = { statusCode: 404, message: 'Customer not found', meta: {}, data: null, errors: {} };
const notFromApi = 'The API did not send this.';
const advice = 'Is /api/v1 missing in baseUrl?';

describe('a 404', () => {
  it.each([
    { given: 'the API', body: example('CustomerNotFound') },
    { given: 'the hosted API', body: hosted },
  ])('a 404 of $given for a customer becomes a NotFoundError', async ({ body }) => {
    const { client } = await startWithClient(answering(404, body));
    const error = await rejectionOf(client.customers.archive('jane_doe_001'));
    expect((error as Error).constructor).toBe(sdk.NotFoundError);
    expect((error as Error).message).not.toContain('baseUrl');
  });

  it.each([
    { given: 'an empty body', status: 404, body: '', want: `404 Not Found. ${notFromApi} ${advice}` },
    { given: 'HTML', status: 404, body: '<h1>Not Found</h1>', want: `404 Not Found. ${notFromApi} ${advice}` },
    {
      given: 'JSON of a proxy',
      status: 404,
      body: { statusCode: 404, code: 'NOT_FOUND', error: 'Not Found', message: 'no Route matched' },
      want: `404 no Route matched. ${notFromApi} ${advice}`,
    },
    {
      given: 'route_not_found',
      status: 404,
      body: { ...hosted, code: 'route_not_found', message: 'There is nothing at this path' },
      want: `404 There is nothing at this path. ${advice}`,
    },
    { given: 'HTML', status: 405, body: '<h1>No</h1>', want: `405 Method Not Allowed. ${notFromApi} ${advice}` },
  ])('a $status with $given does not say that a customer is missing, but what to check', async (given) => {
    const { client } = await startWithClient(answering(given.status, given.body));
    const error = (await rejectionOf(client.customers.get('jane_doe_001'))) as sdk.ApiError;
    expect(error.constructor).toBe(sdk.ApiError);
    expect(error.message).toBe(`${given.want} (GET /customers/{customer_key}, request req_1)`);
    expect(error.status).toBe(given.status);
  });

  it('a 404 of a path without a customer is no missing customer', async () => {
    const { client } = await startWithClient(answering(404, hosted));
    const error = (await rejectionOf(client.customers.list())) as sdk.ApiError;
    expect(error.constructor).toBe(sdk.ApiError);
    expect(error.message).toContain(advice);
  });

  it('a 404 with a code that this version does not know is an ApiError without advice', async () => {
    const { client } = await startWithClient(answering(404, { ...hosted, code: 'wallet_not_found' }));
    const error = (await rejectionOf(client.customers.get('jane_doe_001'))) as sdk.ApiError;
    expect(error.constructor).toBe(sdk.ApiError);
    expect(error.message).not.toContain('baseUrl');
  });
});
