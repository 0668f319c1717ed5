import { describe, expect, it } from 'vitest';
import { serviceUnavailable } from '../../../src/core/errors.ts';
import type { CustomerStore } from '../../../src/customers/customer-store.ts';
import { customerNamed } from '../../support/customers.ts';
import { startServer } from '../../support/start-server.ts';

const internalError = {
  statusCode: 500,
  message: 'Something went wrong on our side; the request id helps us to find it',
  code: 'internal_error',
  meta: {},
  data: null,
  errors: {},
  issues: [],
};
const unavailable = {
  ...internalError,
  statusCode: 503,
  message: 'The registry cannot be reached at the moment; try again shortly',
  code: 'service_unavailable',
};

/** The real store, of which one method does something else. */
async function startWith(broken: Partial<CustomerStore>) {
  const server = await startServer();
  Object.assign(server.services.customers, broken);
  return server;
}

describe('an error that nobody expected', () => {
  it.each([
    new Error('SQLITE_CORRUPT: /var/lib/rollcall.db'),
    new TypeError("Cannot read properties of undefined (reading 'id')"),
    'a string',
    undefined,
    Object.assign(new Error('teapot'), { status: 418, expose: true }),
  ])('is a 500 that says nothing of the inside: %s', async (thrown) => {
    const { send, logLines } = await startWith({ findByKey: () => Promise.reject(thrown) });
    const { status, body, headers } = await send('GET', '/customers/jane', { headers: { 'X-Request-Id': 'the-id' } });
    expect({ status, body }).toEqual({ status: 500, body: internalError });
    expect(headers.get('X-Request-Id')).toBe('the-id');
    const failure = logLines.map((line) => JSON.parse(line)).find(({ level }) => level === 50);
    expect(failure).toMatchObject({ request_id: 'the-id', operation_id: 'getCustomer', msg: 'request failed' });
    if (thrown instanceof Error) expect(failure.err.stack).toContain(thrown.message);
  });

  it('leaves the server serving', async () => {
    const { send } = await startWith({ findByKey: () => Promise.reject(new Error('once')) });
    await send('GET', '/customers/jane');
    expect((await send('GET', '/customers')).status).toBe(200);
  });
});

it('a database that cannot be reached is 503, with Retry-After', async () => {
  const { send } = await startWith({ list: () => Promise.reject(serviceUnavailable('ECONNREFUSED 10.0.0.7')) });
  const { status, body, headers } = await send('GET', '/customers');
  expect({ status, body }).toEqual({ status: 503, body: unavailable });
  expect(headers.get('Retry-After')).toBe('1');
});

describe('Prefer: code=…', () => {
  const cases = [
    { given: 'code=500', want: internalError },
    { given: 'code=503', want: unavailable },
    { given: 'code="503"', want: unavailable },
    { given: 'respond-async, code=503; x=y', want: unavailable },
    { given: 'Code = 500', want: internalError },
  ];
  it.each(cases)('"$given" fails through the real error path where it is switched on', async ({ given, want }) => {
    const { send } = await startServer({ faultInjection: true });
    const { status, body, headers } = await send('GET', '/customers', { headers: { Prefer: given } });
    expect({ status, body }).toEqual({ status: want.statusCode, body: want });
    expect(headers.get('Retry-After')).toBe(want === unavailable ? '1' : null);
  });

  it.each(['code=418', 'code=5000', 'xcode=500', 'return=minimal'])('"%s" is no such wish', async (given) => {
    const { send } = await startServer({ faultInjection: true });
    expect((await send('GET', '/customers', { headers: { Prefer: given } })).status).toBe(200);
  });

  it('is ignored where it is not switched on', async () => {
    const { send } = await startServer();
    expect((await send('GET', '/customers', { headers: { Prefer: 'code=500' } })).status).toBe(200);
  });

  it('needs a valid key', async () => {
    const { send } = await startServer({ faultInjection: true });
    expect((await send('GET', '/customers', { headers: { Prefer: 'code=500', 'x-api-key': '' } })).status).toBe(401);
  });
});

describe('an answer that breaks the document', () => {
  const broken: Partial<CustomerStore> = {
    findByKey: async () => ({
      id: 'not a uuid',
      attributes: { customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' },
      created_at: new Date(0),
      updated_at: new Date(0),
      archived_at: null,
    }),
  };

  it('becomes a 500 that is logged, so that the test that made it fails', async () => {
    const { send, logLines } = await startWith(broken);
    const { status, body } = await send('GET', '/customers/jane');
    expect({ status, body }).toEqual({ status: 500, body: internalError });
    expect(logLines.join()).toMatch(
      /the answer of getCustomer breaks the document: the body is not a CustomerResponse/,
    );
  });

  it('is sent where answers are not checked', async () => {
    const server = await startServer({ validateResponses: false });
    Object.assign(server.services.customers, broken);
    expect((await server.send('GET', '/customers/jane')).status).toBe(200);
  });

  it('is noticed in a failure too', async () => {
    const taken = { field: 'primary_email', existing: { id: 'x', customer_key: 'y', archived: false } } as const;
    const { send, logLines } = await startWith({ insertMany: async () => [{ conflicts: [taken] }] });
    const { status, body } = await send('POST', '/customers', { body: customerNamed('jane') });
    expect({ status, body }).toEqual({ status: 500, body: internalError });
    expect(logLines.join()).toMatch(/the answer with primary_email_taken breaks the document/);
  });
});
