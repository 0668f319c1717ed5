import { describe, expect, it } from 'vitest';
import type { BulkCreateResult, Customer, CustomerCreate } from '../../src/index.ts';
import { example, rejectionOf, startOn } from '../support/clients.ts';
import { RunningClock } from '../support/clocks.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';

const jane = example<CustomerCreate>('IndividualRequest');
const { data: storedJane } = example<{ data: Customer }>('IndividualResponse');
/** A customer that was stored a moment ago. */
const stored =
  (customer: Partial<Customer>): Handler =>
  (request, response) => {
    const data = { ...storedJane, created_at: new Date().toISOString(), ...customer };
    answering(200, { ...example<object>('CustomerRetrieved'), data })(request, response);
  };
const startRunning = (handler: Handler) => startOn(new RunningClock(), handler);
const foundJane = { ...storedJane, created_at: expect.any(String) };

const taken = answering(409, {
  ...example<object>('PrimaryEmailTaken'),
  code: 'customer_key_taken',
  existing: { id: storedJane.id, customer_key: jane.customer_key, archived: false },
});
const takenByAnother = answering(409, example('PrimaryEmailTaken'));
const takenInWords = answering(422, { message: 'Customer key has already been used', errors: {} });

describe('create, after an attempt whose response was lost', () => {
  it.each([
    { given: 'our code', rejection: taken },
    { given: 'the words of the hosted API', rejection: takenInWords },
  ])(
    'create resolves with the customer that the lost attempt created if $given says it is taken',
    async ({ rejection }) => {
      const { customers, server } = await startRunning(inTurn(faults.reset, rejection, stored({})));
      const { data, attempts } = await customers.create(jane).withResponse();
      expect(data).toEqual(foundJane);
      expect(attempts).toBe(2);
      expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
        'POST /api/v1/customers',
        'POST /api/v1/customers',
        'GET /api/v1/customers/jane_doe_001',
      ]);
    },
  );

  it('create retries the look-up after temporary failures', async () => {
    const { customers } = await startRunning(inTurn(faults.reset, taken, faults.html, faults.reset, stored({})));
    expect(await customers.create(jane)).toEqual(foundJane);
  });

  it('create throws UnknownOutcomeError if the stored customer differs from the one sent, and names the field', async () => {
    const { customers } = await startRunning(inTurn(faults.reset, taken, stored({ last_name: 'Roe' })));
    expect(await rejectionOf(customers.create(jane))).toMatchObject({
      name: 'UnknownOutcomeError',
      message: expect.stringContaining('another last_name'),
      attempts: 2,
      effectUnknown: true,
      cause: { name: 'ConflictError', existing: { customer_key: jane.customer_key } },
    });
  });

  it('create throws the conflict if the stored customer has another email address', async () => {
    const { customers } = await startRunning(inTurn(faults.reset, taken, stored({ primary_email: 'j@example.com' })));
    expect(await rejectionOf(customers.create(jane))).toMatchObject({
      name: 'ConflictError',
      attempts: 2,
      effectUnknown: true,
    });
  });

  it('create compares with the customer as it was when it was called', async () => {
    const { customers, server } = await startRunning(inTurn(faults.reset, taken, stored({})));
    const reused = { ...jane };
    const promise = customers.create(reused);
    Object.assign(reused, { customer_key: 'next', primary_email: 'next@example.com' });
    expect(await promise).toEqual(foundJane);
    expect(server.requests.at(-1)?.url).toBe('/api/v1/customers/jane_doe_001');
  });

  it('create throws the conflict if no customer has the key, so the email address is taken', async () => {
    const { customers } = await startRunning(
      inTurn(faults.reset, takenInWords, answering(404, example('CustomerNotFound'))),
    );
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ValidationError', attempts: 2 });
  });

  it('create throws the conflict without a look-up if it names another customer', async () => {
    const { customers, server } = await startRunning(inTurn(faults.reset, takenByAnother));
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ConflictError' });
    expect(server.requests).toHaveLength(2);
  });

  it('create throws UnknownOutcomeError if the look-up fails', async () => {
    const { customers } = await startRunning(inTurn(faults.reset, taken, faults.empty500));
    const error = await rejectionOf(customers.create(jane, { maxRetries: 1 }));
    expect(error).toMatchObject({ name: 'UnknownOutcomeError', effectUnknown: true, cause: { name: 'ServerError' } });
  });
});

describe('create, after an attempt that certainly did nothing', () => {
  it.each([
    { given: '429', first: answering(429, '') },
    { given: '503 of the API', first: answering(503, example('ServiceUnavailable')) },
  ])('create throws a conflict without a look-up after $given', async ({ first }) => {
    const { customers, server } = await startRunning(inTurn(first, taken));
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ConflictError', effectUnknown: false });
    expect(server.requests).toHaveLength(2);
  });

  it('create throws a conflict of the first attempt without a look-up', async () => {
    const { customers, server } = await startRunning(taken);
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ConflictError', effectUnknown: false });
    expect(server.requests).toHaveLength(1);
  });
});

describe('bulkCreate, after an attempt whose response was lost', () => {
  const john: CustomerCreate = { ...jane, customer_key: 'john', primary_email: 'john@example.com' };
  const bad = { ...jane, customer_key: 'bad', primary_email: '' };
  const conflict = (index: number, customer_key: string, existing: string | undefined = customer_key) => ({
    index,
    customer_key,
    error: 'Customer key has already been used',
    ...(existing === ''
      ? {}
      : { code: 'customer_key_taken', existing: { id: storedJane.id, customer_key: existing, archived: false } }),
  });
  const required = { index: 2, customer_key: 'bad', error: 'primary_email is required', code: 'required' };
  const answer = (failed: object[], created: object[] = []): object => ({
    ...example<object>('SomeFailResponse'),
    data: {
      total: failed.length + created.length,
      successful_count: created.length,
      failed_count: failed.length,
      customers_created: created,
      customers_failed: failed,
    },
  });
  /** Answers look-ups by key, and all other requests in turn. */
  const registry = (found: Record<string, Handler>, ...rest: [Handler, ...Handler[]]): Handler => {
    const others = inTurn(...rest);
    return (request, response) => {
      const key = decodeURIComponent(request.url.split('/').at(-1) ?? '');
      const handler = request.method === 'GET' ? (found[key] ?? answering(404, example('CustomerNotFound'))) : others;
      handler(request, response);
    };
  };
  const indexes = ({ customers_created, customers_failed, successful_count, failed_count }: BulkCreateResult) => ({
    created: customers_created.map(({ index }) => index),
    failed: customers_failed.map(({ index }) => index),
    counts: [successful_count, failed_count],
  });

  it.each([
    { given: 'our codes', second: answer([conflict(0, 'jane_doe_001'), conflict(1, 'john'), required]) },
    {
      given: 'the words of the hosted API',
      second: answer([conflict(0, 'jane_doe_001', ''), conflict(1, 'john', ''), required]),
    },
  ])('bulkCreate counts taken customers as created if they are stored as sent, given $given', async ({ second }) => {
    const { customers } = await startRunning(
      registry(
        { jane_doe_001: stored({}), john: stored({ customer_key: 'john', primary_email: 'other@example.com' }) },
        faults.reset,
        answering(200, second),
      ),
    );
    const result = await customers.bulkCreate([jane, john, bad]);
    expect(indexes(result)).toEqual({ created: [0], failed: [1, 2], counts: [1, 2] });
    expect(result.customers_created[0]).toEqual({
      index: 0,
      customer_key: 'jane_doe_001',
      data: {
        id: storedJane.id,
        customer_type: 'INDIVIDUAL',
        primary_email: 'jane@example.com',
        display_name: 'Jane Doe',
      },
    });
  });

  it('bulkCreate counts only the first of several customers with one key as created', async () => {
    const second = answer([conflict(0, 'jane_doe_001'), conflict(1, 'jane_doe_001')]);
    const { customers } = await startRunning(
      registry({ jane_doe_001: stored({}) }, faults.reset, answering(200, second)),
    );
    expect(indexes(await customers.bulkCreate([jane, jane]))).toEqual({ created: [0], failed: [1], counts: [1, 1] });
  });

  it('bulkCreate looks up no customer whose key the second attempt has created', async () => {
    const createdNow = { index: 0, customer_key: 'jane_doe_001', data: {} };
    const second = answer([conflict(1, 'jane_doe_001')], [createdNow]);
    const { customers, server } = await startRunning(
      registry({ jane_doe_001: stored({}) }, faults.reset, answering(200, second)),
    );
    expect(indexes(await customers.bulkCreate([jane, jane]))).toEqual({ created: [0], failed: [1], counts: [1, 1] });
    expect(server.requests).toHaveLength(2);
  });

  it('bulkCreate looks up nothing after an attempt that did nothing, nor after a replayed response', async () => {
    const refusal = answer([conflict(0, 'jane_doe_001')]);
    const replay = answering(200, refusal, { 'idempotency-replayed': 'true' });
    for (const handler of [inTurn(answering(429, ''), answering(200, refusal)), inTurn(faults.reset, replay)]) {
      const { customers, server } = await startRunning(handler);
      expect(indexes(await customers.bulkCreate([jane]))).toEqual({ created: [], failed: [0], counts: [0, 1] });
      expect(server.requests).toHaveLength(2);
    }
  });

  it('bulkCreate throws UnknownOutcomeError if a look-up fails', async () => {
    const handler = registry(
      { jane_doe_001: faults.empty500 },
      faults.reset,
      answering(200, answer([conflict(0, 'jane_doe_001')])),
    );
    const { customers } = await startRunning(handler);
    const error = await rejectionOf(customers.bulkCreate([jane]));
    expect(error).toMatchObject({
      name: 'UnknownOutcomeError',
      attempts: 2,
      effectUnknown: true,
      cause: { name: 'ServerError' },
    });
  });

  it('bulkCreate throws UnknownOutcomeError if a stored customer differs from the one sent, and names its index', async () => {
    const handler = registry(
      { jane_doe_001: stored({}), john: stored({ primary_email: 'john@example.com', city: 'Porto' }) },
      faults.reset,
      answering(200, answer([conflict(0, 'jane_doe_001'), conflict(1, 'john')])),
    );
    const { customers } = await startRunning(handler);
    const error = await rejectionOf(customers.bulkCreate([jane, { ...john, city: 'Lisbon' }]));
    expect(error).toMatchObject({ name: 'UnknownOutcomeError', attempts: 2, effectUnknown: true });
    expect(error).toMatchObject({ message: expect.stringContaining('at index 1') });
  });

  it('bulkCreate compares with the customers as they were when it was called', async () => {
    const reused = { ...jane };
    const list = [reused];
    const handler = registry(
      { jane_doe_001: stored({}) },
      faults.reset,
      answering(200, answer([conflict(0, 'jane_doe_001')])),
    );
    const { customers } = await startRunning(handler);
    const promise = customers.bulkCreate(list);
    list.length = 0;
    reused.primary_email = 'next@example.com';
    expect(indexes(await promise)).toEqual({ created: [0], failed: [], counts: [1, 0] });
  });
});
