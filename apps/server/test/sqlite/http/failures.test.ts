import { describe, expect, it } from 'vitest';
import { serviceUnavailable } from '../../../src/core/errors.ts';
import type { CustomerStore } from '../../../src/customers/customer-store.ts';
import { FaultRules } from '../../../src/faults/fault-rules.ts';
import { customerNamed } from '../../support/customer-records.ts';
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

/** The real store with replaced methods. */
async function startWith(broken: Partial<CustomerStore>) {
  const server = await startServer();
  Object.assign(server.services.customers, broken);
  return server;
}

describe('an unexpected error', () => {
  it.each([
    new Error('SQLITE_CORRUPT: /var/lib/rollcall.db'),
    new TypeError("Cannot read properties of undefined (reading 'id')"),
    'a string',
    undefined,
    Object.assign(new Error('teapot'), { status: 418, expose: true }),
  ])('the unexpected error %s is answered with a 500 without details', async (thrown) => {
    const { send, logLines } = await startWith({ findByKey: () => Promise.reject(thrown) });
    const { status, body, headers } = await send('GET', '/customers/jane', { headers: { 'X-Request-Id': 'the-id' } });
    expect({ status, body }).toEqual({ status: 500, body: internalError });
    expect(headers.get('X-Request-Id')).toBe('the-id');
    const failure = logLines.map((line) => JSON.parse(line)).find(({ level }) => level === 50);
    expect(failure).toMatchObject({ request_id: 'the-id', operation_id: 'getCustomer', msg: 'request failed' });
    if (thrown instanceof Error) expect(failure.err.stack).toContain(thrown.message);
  });

  it('the server continues to work after an unexpected error', async () => {
    const { send } = await startWith({ findByKey: () => Promise.reject(new Error('once')) });
    await send('GET', '/customers/jane');
    expect((await send('GET', '/customers')).status).toBe(200);
  });
});

it('an unreachable database is answered with 503 and Retry-After', async () => {
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
  it.each(cases)('with fault injection, "Prefer: $given" is answered like a real error', async ({ given, want }) => {
    const { send } = await startServer({ faultInjection: true });
    const { status, body, headers } = await send('GET', '/customers', { headers: { Prefer: given } });
    expect({ status, body }).toEqual({ status: want.statusCode, body: want });
    expect(headers.get('Retry-After')).toBe(want === unavailable ? '1' : null);
  });

  it.each(['code=418', 'code=5000', 'xcode=500', 'return=minimal'])(
    'with fault injection, "Prefer: %s" has no effect',
    async (given) => {
      const { send } = await startServer({ faultInjection: true });
      expect((await send('GET', '/customers', { headers: { Prefer: given } })).status).toBe(200);
    },
  );

  it.each([
    { faultInjection: true, given: 'now="2026-01-31T23:59:59.999Z"', want: '2026-01-31T23:59:59.999Z' },
    { faultInjection: true, given: 'now="2026-02-30T00:00:00"', want: expect.not.stringMatching(/^2026-0[123]/) },
    { faultInjection: false, given: 'now="2026-01-31T23:59:59.999Z"', want: expect.not.stringMatching(/^2026-01/) },
  ])('with fault injection $faultInjection, "Prefer: $given" leads to $want', async (row) => {
    const { send } = await startServer({ faultInjection: row.faultInjection });
    const { status, body } = await send('POST', '/customers', {
      headers: { Prefer: row.given },
      body: customerNamed('jane'),
    });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({ created_at: row.want, updated_at: row.want });
  });

  it('without fault injection, Prefer: code=500 is ignored', async () => {
    const { send } = await startServer();
    expect((await send('GET', '/customers', { headers: { Prefer: 'code=500' } })).status).toBe(200);
  });

  it('with fault injection, "Prefer: delay-ms=50" delays the answer, which then is the usual one', async () => {
    const { send } = await startServer({ faultInjection: true });
    const startedAt = performance.now();
    const { status } = await send('GET', '/customers', { headers: { Prefer: 'delay-ms=50' } });
    expect(status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(49);
  });

  it.each([
    { given: 'disconnect=before', want: 404 },
    { given: 'disconnect=after', want: 200 },
  ])('with fault injection, "Prefer: $given" leaves no answer and a customer with $want', async ({ given, want }) => {
    const { send } = await startServer({ faultInjection: true });
    const request = { body: customerNamed('jane'), headers: { Prefer: given } };
    await expect(send('POST', '/customers', request)).rejects.toThrow('fetch failed');
    expect((await send('GET', '/customers/jane')).status).toBe(want);
  });

  it('a fault rule fails the requests of everybody, and the header of a request precedes it', async () => {
    const rules = () => new FaultRules([{ operation: 'listCustomers', every: 1, fault: { code: '503' } }]);
    const { send } = await startServer({ faultInjection: true, faultRules: rules() });
    expect((await send('GET', '/customers')).status).toBe(503);
    expect((await send('GET', '/customers', { headers: { Prefer: 'code=500' } })).status).toBe(500);
    expect((await send('GET', '/customers/jane')).status).toBe(404);
    const { send: sendOther } = await startServer({ faultRules: rules() });
    expect((await sendOther('GET', '/customers')).status).toBe(200);
  });

  it('fault injection needs a valid key', async () => {
    const { send } = await startServer({ faultInjection: true });
    expect((await send('GET', '/customers', { headers: { Prefer: 'code=500', 'x-api-key': '' } })).status).toBe(401);
  });
});

describe('an answer that breaks the document', () => {
  const broken: Partial<CustomerStore> = {
    findByKey: async () => ({
      id: 'no-uuid',
      attributes: { customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' },
      created_at: new Date(0),
      updated_at: new Date(0),
      archived_at: null,
    }),
  };

  it('an answer that breaks the document becomes a logged 500, so that a test fails', async () => {
    const { send, logLines } = await startWith(broken);
    const { status, body } = await send('GET', '/customers/jane');
    expect({ status, body }).toEqual({ status: 500, body: internalError });
    expect(logLines.join()).toMatch(
      /the answer of getCustomer breaks the document: the body is not a CustomerResponse/,
    );
  });

  it('an answer that breaks the document is sent if answers are not checked', async () => {
    const server = await startServer({ validateResponses: false });
    Object.assign(server.services.customers, broken);
    expect((await server.send('GET', '/customers/jane')).status).toBe(200);
  });

  it('an error answer that breaks the document becomes a 500 too', async () => {
    const taken = { field: 'primary_email', existing: { id: 'x', customer_key: 'y', archived: false } } as const;
    const { send, logLines } = await startWith({ insertMany: async () => [{ conflicts: [taken] }] });
    const { status, body } = await send('POST', '/customers', { body: customerNamed('jane') });
    expect({ status, body }).toEqual({ status: 500, body: internalError });
    expect(logLines.join()).toMatch(/the answer with primary_email_taken breaks the document/);
  });
});
