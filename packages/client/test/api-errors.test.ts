import { describe, expect, it } from 'vitest';
import * as sdk from '../src/index.ts';
import { example, rejectionOf, startWithClient } from './support/clients.ts';
import { answering } from './support/http-server.ts';

const statuses: [number, new (...args: never[]) => sdk.ApiError][] = [
  [400, sdk.BadRequestError],
  [401, sdk.AuthenticationError],
  [403, sdk.ApiError],
  [404, sdk.NotFoundError],
  [405, sdk.ApiError],
  [406, sdk.ApiError],
  [409, sdk.ConflictError],
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

  it('the request id of an error is null if the response has none', async () => {
    const { client } = await startWithClient((_, response) => response.writeHead(502).end());
    const error = (await rejectionOf(client.customers.get('a'))) as sdk.ServerError;
    expect(error).toMatchObject({ requestId: null, body: undefined });
    expect(error.message).toBe('502 Bad Gateway (GET /customers/{customer_key})');
  });
});
