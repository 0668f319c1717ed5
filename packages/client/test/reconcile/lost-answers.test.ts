import { describe, expect, it } from 'vitest';
import type { BulkCreateResult, Customer, CustomerCreate } from '../../src/index.ts';
import { rejectionOf, startWithClock } from '../support/clients.ts';
import { example } from '../support/examples.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';

const jane = example<CustomerCreate>('IndividualRequest');
const { data: storedJane } = example<{ data: Customer }>('IndividualResponse');
const stored = (customer: Partial<Customer>): Handler =>
  answering(200, { ...example<object>('CustomerRetrieved'), data: { ...storedJane, ...customer } });

const taken = answering(409, {
  ...example<object>('PrimaryEmailTaken'),
  code: 'customer_key_taken',
  existing: { id: storedJane.id, customer_key: jane.customer_key, archived: false },
});
const takenByAnother = answering(409, example('PrimaryEmailTaken'));
const takenInWords = answering(422, { message: 'Customer key has already been used', errors: {} });

describe('create, after an attempt whose answer was lost', () => {
  it.each([
    ['our code', taken],
    ['the words of the hosted API', takenInWords],
  ])('resolves with the customer that the lost attempt created: %s', async (_, refusal) => {
    const { customers, server } = await startWithClock(inTurn(faults.reset, refusal, stored({})));
    const { data, attempts } = await customers.create(jane).withResponse();
    expect(data).toEqual(storedJane);
    expect(attempts).toBe(2);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/v1/customers',
      'POST /api/v1/customers',
      'GET /api/v1/customers/jane_doe_001',
    ]);
  });

  it('looks again where the first look fails in passing', async () => {
    const { customers } = await startWithClock(inTurn(faults.reset, taken, faults.html, faults.reset, stored({})));
    expect(await customers.create(jane)).toEqual(storedJane);
  });

  it('throws the conflict where the customer differs from what was sent', async () => {
    const { customers } = await startWithClock(inTurn(faults.reset, taken, stored({ last_name: 'Roe' })));
    expect(await rejectionOf(customers.create(jane))).toMatchObject({
      name: 'ConflictError',
      attempts: 2,
      effectUnknown: true,
    });
  });

  it('throws the conflict where the key is free after all', async () => {
    const { customers } = await startWithClock(
      inTurn(faults.reset, takenInWords, answering(404, example('CustomerNotFound'))),
    );
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ValidationError', attempts: 2 });
  });

  it('throws the conflict without a look where another customer is named', async () => {
    const { customers, server } = await startWithClock(inTurn(faults.reset, takenByAnother));
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ConflictError' });
    expect(server.requests).toHaveLength(2);
  });

  it('says so where it cannot be found out', async () => {
    const { customers } = await startWithClock(inTurn(faults.reset, taken, faults.empty500));
    const error = await rejectionOf(customers.create(jane, { maxRetries: 1 }));
    expect(error).toMatchObject({ name: 'UnknownOutcomeError', effectUnknown: true, cause: { name: 'ServerError' } });
  });
});

describe('create, after an attempt that certainly did nothing', () => {
  it.each([
    ['429', answering(429, '')],
    ['503 of the API', answering(503, example('ServiceUnavailable'))],
  ])('throws the conflict without a look: %s', async (_, first) => {
    const { customers, server } = await startWithClock(inTurn(first, taken));
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ConflictError', effectUnknown: false });
    expect(server.requests).toHaveLength(2);
  });

  it('and so at the first attempt', async () => {
    const { customers, server } = await startWithClock(taken);
    expect(await rejectionOf(customers.create(jane))).toMatchObject({ name: 'ConflictError', effectUnknown: false });
    expect(server.requests).toHaveLength(1);
  });
});

describe('bulkCreate, after an attempt whose answer was lost', () => {
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
  /** Answers look-ups by key, and everything else in turn. */
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
    ['our codes', answer([conflict(0, 'jane_doe_001'), conflict(1, 'john'), required])],
    ['the words of the hosted API', answer([conflict(0, 'jane_doe_001', ''), conflict(1, 'john', ''), required])],
  ])('counts as created what is there as it was sent: %s', async (_, second) => {
    const { customers } = await startWithClock(
      registry(
        { jane_doe_001: stored({}), john: stored({ customer_key: 'john', last_name: 'Other' }) },
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

  it('counts one of several customers with one key', async () => {
    const second = answer([conflict(0, 'jane_doe_001'), conflict(1, 'jane_doe_001')]);
    const { customers } = await startWithClock(
      registry({ jane_doe_001: stored({}) }, faults.reset, answering(200, second)),
    );
    expect(indexes(await customers.bulkCreate([jane, jane]))).toEqual({ created: [0], failed: [1], counts: [1, 1] });
  });

  it('counts none where the second attempt has created the key itself', async () => {
    const createdNow = { index: 0, customer_key: 'jane_doe_001', data: {} };
    const second = answer([conflict(1, 'jane_doe_001')], [createdNow]);
    const { customers, server } = await startWithClock(
      registry({ jane_doe_001: stored({}) }, faults.reset, answering(200, second)),
    );
    expect(indexes(await customers.bulkCreate([jane, jane]))).toEqual({ created: [0], failed: [1], counts: [1, 1] });
    expect(server.requests).toHaveLength(2);
  });

  it('looks nothing up after an attempt that did nothing, nor where the answer is a replay', async () => {
    const refusal = answer([conflict(0, 'jane_doe_001')]);
    const replay = answering(200, refusal, { 'idempotency-replayed': 'true' });
    for (const handler of [inTurn(answering(429, ''), answering(200, refusal)), inTurn(faults.reset, replay)]) {
      const { customers, server } = await startWithClock(handler);
      expect(indexes(await customers.bulkCreate([jane]))).toEqual({ created: [], failed: [0], counts: [0, 1] });
      expect(server.requests).toHaveLength(2);
    }
  });

  it('says so where it cannot be found out', async () => {
    const handler = registry(
      { jane_doe_001: faults.empty500 },
      faults.reset,
      answering(200, answer([conflict(0, 'jane_doe_001')])),
    );
    const { customers } = await startWithClock(handler);
    const error = await rejectionOf(customers.bulkCreate([jane]));
    expect(error).toMatchObject({
      name: 'UnknownOutcomeError',
      attempts: 2,
      effectUnknown: true,
      cause: { name: 'ServerError' },
    });
  });

  it('takes the customers as they were when the method was called', async () => {
    const list = [jane];
    const handler = registry(
      { jane_doe_001: stored({}) },
      faults.reset,
      answering(200, answer([conflict(0, 'jane_doe_001')])),
    );
    const { customers } = await startWithClock(handler);
    const promise = customers.bulkCreate(list);
    list.length = 0;
    expect(indexes(await promise)).toEqual({ created: [0], failed: [], counts: [1, 0] });
  });
});
