import { describe, expect, it } from 'vitest';
import type { ImportReport, ImportResult } from '../../src/index.ts';
import { example, startOn } from '../support/clients.ts';
import { RunningClock } from '../support/clocks.ts';
import { faults } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';
import { type Disturbance, manyCustomers, newCustomer, Registry, startRegistry } from '../support/registry.ts';

/** The test's clock starts half an hour later. */
const resumed = { sentBefore: true, startedAt: new Date('2026-11-23T09:00:00Z') };

const codesOf = ({ failures }: ImportReport) => failures.map(({ outcome, code, count }) => [outcome, code, count]);
const has = (key: string, customers: readonly { customer_key: string }[]): boolean =>
  customers.some(({ customer_key }) => customer_key === key);

/** Creates the customers of the first request, but loses its response. */
const losingFirst =
  (fault: Handler): Disturbance =>
  ({ turn, apply }) => {
    if (turn !== 1) return undefined;
    apply();
    return fault;
  };

describe('rejected batches', () => {
  it.each([
    {
      given: '400',
      rejection: answering(400, { message: 'The body is not valid', code: 'malformed_json' }),
      want: 'malformed_json',
    },
    { given: '422', rejection: answering(422, example('TooManyCustomers')), want: 'validation_failed' },
    { given: '422 without a code', rejection: answering(422, 'no'), want: 'http_422' },
  ])('an import halves a batch that gets $given until it has found the bad rows', async ({ rejection, want }) => {
    const { customers, registry } = await startRegistry(({ customers: batch }) =>
      has('c13', batch) || has('c77', batch) ? rejection : undefined,
    );
    const report = await customers.import(manyCustomers(100));
    expect(report).toMatchObject({ total: 100, created: 98, failed: 2, unknown: 0 });
    expect(codesOf(report)).toEqual([['failed', want, 2]]);
    expect(report.failures[0]?.samples.map(({ index }) => index)).toEqual([13, 77]);
    expect(registry.batches.length).toBeLessThan(30);
  });

  it('an import halves a batch that gets 413 until its parts are small enough', async () => {
    const { customers } = await startRegistry(({ customers: batch }) =>
      batch.length > 10 ? answering(413, example('BodyTooLarge')) : undefined,
    );
    expect(await customers.import(manyCustomers(100))).toMatchObject({ created: 100, failed: 0 });
  });

  it('an import gives every part of a halved batch an idempotency key of its own', async () => {
    const { customers, server } = await startRegistry(({ customers: batch }) =>
      has('c3', batch) ? answering(422, '') : undefined,
    );
    await customers.import(manyCustomers(8), { runId: 'run' });
    const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(['run-0-8', 'run-0-4', 'run-0-2', 'run-2-2', 'run-2-1', 'run-3-1', 'run-4-4']);
  });
});

describe('lost responses', () => {
  it.each([
    { given: 'a reset', fault: faults.reset },
    { given: 'a response cut off', fault: faults.cutOff },
    { given: '500', fault: faults.empty500 },
    { given: '502', fault: faults.empty502 },
    { given: 'HTML with 200', fault: faults.html },
    { given: 'truncated JSON', fault: faults.truncatedJson },
  ])('an import counts customers as created that the server created before $given', async ({ fault }) => {
    const { customers, registry } = await startRegistry(losingFirst(fault));
    registry.customers.set('c5', { ...newCustomer('c5'), legal_name: 'Was there before' });
    const results: ImportResult[] = [];
    const report = await customers.import(manyCustomers(30), { onResult: (result) => results.push(result) });
    expect(report).toMatchObject({ total: 30, created: 29, failed: 1, unknown: 0 });
    expect(results[4]).toMatchObject({ outcome: 'created', customer: { primary_email: 'c4@example.com' } });
    expect(results[5]).toMatchObject({ outcome: 'failed', reason: { code: 'customer_key_taken' } });
  });

  it('an import reports a customer as failed if a different one already existed with its key', async () => {
    const { customers, registry } = await startRegistry(losingFirst(faults.reset));
    registry.customers.set('c5', { ...newCustomer('c5'), primary_email: 'somebody@else.com' });
    const report = await customers.import(manyCustomers(30));
    expect(report).toMatchObject({ created: 29, failed: 1 });
    expect(codesOf(report)).toEqual([['failed', 'customer_key_taken', 1]]);
  });

  it('an import sends a batch again if the connection broke before the server acted', async () => {
    const { customers, registry } = await startRegistry(({ turn }) => (turn <= 3 ? faults.reset : undefined));
    expect(await customers.import(manyCustomers(30))).toMatchObject({ created: 30 });
    expect(registry.batches).toHaveLength(4);
  });

  it('an import retries a batch with the same idempotency key and body', async () => {
    const { customers, server } = await startRegistry(({ turn }) => (turn === 1 ? faults.reset : undefined));
    await customers.import(manyCustomers(3));
    const [first, second] = server.requests;
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(second?.body).toEqual(first?.body);
  });

  it('an import reports a batch as unknown if its response stays lost, and continues with the others', async () => {
    const { customers } = await startRegistry(({ customers: batch, apply }) => {
      if (!has('c15', batch)) return undefined;
      apply();
      return faults.reset;
    });
    const report = await customers.import(manyCustomers(40), { batchSize: 10 });
    expect(report).toMatchObject({ total: 40, created: 30, failed: 0, unknown: 10 });
    expect(codesOf(report)).toEqual([['unknown', 'connection_failed', 10]]);
  });

  it('an import does not stop for lost batches among others that get a response', async () => {
    const { customers } = await startRegistry(({ turn }) => (turn % 3 === 1 ? faults.reset : undefined));
    const report = await customers.import(manyCustomers(100), { batchSize: 10, concurrency: 1, maxRetries: 0 });
    expect(report).toMatchObject({ total: 100, created: 60, unknown: 40 });
  });

  it('an import reports a customer as unknown if it cannot be looked up', async () => {
    const registry = new Registry();
    registry.disturb = losingFirst(faults.reset);
    const { customers } = await startOn(new RunningClock(), (request, response) => {
      const handler = request.url.endsWith('/c2') ? faults.empty500 : registry.handler;
      handler(request, response);
    });
    const report = await customers.import(manyCustomers(3));
    expect(report).toMatchObject({ created: 2, unknown: 1 });
    const message = expect.stringContaining('Cannot find out whether the customer was created: 500');
    expect(report.failures).toEqual([
      { outcome: 'unknown', code: 'unknown_outcome', count: 1, samples: [{ index: 2, customer_key: 'c2', message }] },
    ]);
  });

  it('an import reports a batch as failed if the server certainly did nothing', async () => {
    const { customers } = await startRegistry(({ customers: batch }) =>
      has('c0', batch) ? answering(503, example('ServiceUnavailable')) : undefined,
    );
    const report = await customers.import(manyCustomers(20), { batchSize: 10 });
    expect(codesOf(report)).toEqual([['failed', 'service_unavailable', 10]]);
  });

  it('an import looks up nothing if no response was lost', async () => {
    const { customers, registry, server } = await startRegistry();
    registry.customers.set('c1', newCustomer('c1'));
    expect(await customers.import(manyCustomers(3))).toMatchObject({ created: 2, failed: 1 });
    expect(server.requests.map(({ method }) => method)).toEqual(['POST']);
  });

  it('an import reports a customer as unknown if it is stored differently, and says which field', async () => {
    const { customers, registry } = await startRegistry(losingFirst(faults.reset));
    registry.normalize = (customer) => ({ ...customer, legal_name: 'ACME' });
    const report = await customers.import([{ ...newCustomer('c0'), legal_name: 'Acme' }, newCustomer('c1')]);
    expect(report).toMatchObject({ created: 1, failed: 0, unknown: 1 });
    const message = expect.stringContaining('has another legal_name');
    expect(report.failures).toEqual([
      { outcome: 'unknown', code: 'possibly_created', count: 1, samples: [{ index: 0, customer_key: 'c0', message }] },
    ]);
  });

  it.each([1, 3])(
    'an import counts %i customers as created that a lost request created, even if the next request is rejected as a whole',
    async (count) => {
      const { customers } = await startRegistry(({ turn, apply }) => {
        if (turn === 1) apply();
        return turn === 1
          ? faults.reset
          : answering(422, { message: 'Customer key has already been used', errors: {} });
      });
      expect(await customers.import(manyCustomers(count))).toMatchObject({ created: count, failed: 0 });
    },
  );

  it('an import looks up nothing after a replayed response, which tells the whole story', async () => {
    const { customers, registry, server } = await startRegistry();
    registry.customers.set('c1', { ...newCustomer('c1'), created_at: new Date().toISOString() });
    const replaying: Handler = (request, response) => {
      response.setHeader('idempotency-replayed', 'true');
      registry.handler(request, response);
    };
    const { customers: replayed } = await startOn(new RunningClock(), replaying);
    expect(await replayed.import(manyCustomers(3), resumed)).toMatchObject({ created: 2, failed: 1 });
    expect(await customers.import(manyCustomers(3), resumed)).toMatchObject({ failed: 0 });
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(3);
  });
});

describe('customers that an earlier import may have sent', () => {
  it('an import with sentBefore reports customers as unknown if it gets no usable response', async () => {
    const { customers } = await startRegistry(({ turn }) =>
      turn > 1 ? answering(503, example('ServiceUnavailable')) : answering(413, ''),
    );
    const report = await customers.import(manyCustomers(4), resumed);
    expect(codesOf(report)).toEqual([['unknown', 'service_unavailable', 4]]);
  });

  it('an import with sentBefore counts taken customers as created if they match and were created since startedAt', async () => {
    const clock = new RunningClock(Date.now());
    const registry = new Registry();
    const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    registry.customers.set('c0', { ...newCustomer('c0'), created_at: hoursAgo(1) });
    registry.customers.set('c1', { ...newCustomer('c1'), created_at: hoursAgo(3) });
    registry.customers.set('c2', { ...newCustomer('c2'), created_at: hoursAgo(1), primary_email: 'other@example.com' });
    registry.customers.set('c3', { ...newCustomer('c3'), created_at: hoursAgo(1), archived_at: hoursAgo(0.5) });
    const { customers } = await startOn(clock, registry.handler);
    const outcomes: string[] = [];
    await customers.import(manyCustomers(5), {
      sentBefore: true,
      startedAt: new Date(hoursAgo(2)),
      onResult: ({ outcome }) => outcomes.push(outcome),
    });
    expect(outcomes).toEqual(['created', 'failed', 'failed', 'unknown', 'created']);
  });
});
