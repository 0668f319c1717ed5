import { describe, expect, it } from 'vitest';
import type { ImportReport, ImportResult } from '../../src/index.ts';
import { startWithClock } from '../support/clients.ts';
import { example } from '../support/examples.ts';
import { faults } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';
import { type Disturbance, manyCustomers, newCustomer, Registry } from '../support/registry.ts';

async function start(
  disturb: Disturbance,
): Promise<Awaited<ReturnType<typeof startWithClock>> & { registry: Registry }> {
  const registry = new Registry();
  registry.disturb = disturb;
  return { registry, ...(await startWithClock(registry.handler)) };
}

const codesOf = ({ failures }: ImportReport) => failures.map(({ outcome, code, count }) => [outcome, code, count]);
const has = (key: string, customers: readonly { customer_key: string }[]): boolean =>
  customers.some(({ customer_key }) => customer_key === key);

describe('an import whose batch is refused whole', () => {
  it.each([
    ['400', answering(400, { message: 'The body is not valid', code: 'malformed_json' }), 'malformed_json'],
    ['422', answering(422, example('TooManyCustomers')), 'validation_failed'],
    ['422 without a code', answering(422, 'no'), 'http_422'],
  ])('halves it until the bad rows are found: %s', async (_, refusal, code) => {
    const { customers, registry } = await start(({ customers: batch }) =>
      has('c13', batch) || has('c77', batch) ? refusal : undefined,
    );
    const report = await customers.import(manyCustomers(100));
    expect(report).toMatchObject({ total: 100, created: 98, failed: 2, unknown: 0 });
    expect(codesOf(report)).toEqual([['failed', code, 2]]);
    expect(report.failures[0]?.samples.map(({ index }) => index)).toEqual([13, 77]);
    expect(registry.batches.length).toBeLessThan(30);
  });

  it('halves it where it is too large', async () => {
    const { customers } = await start(({ customers: batch }) =>
      batch.length > 10 ? answering(413, example('BodyTooLarge')) : undefined,
    );
    expect(await customers.import(manyCustomers(100))).toMatchObject({ created: 100, failed: 0 });
  });

  it('gives every part a key of its own', async () => {
    const { customers, server } = await start(({ customers: batch }) =>
      has('c3', batch) ? answering(422, '') : undefined,
    );
    await customers.import(manyCustomers(8), { runId: 'run' });
    const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(['run-0-8', 'run-0-4', 'run-0-2', 'run-2-2', 'run-2-1', 'run-3-1', 'run-4-4']);
  });
});

describe('an import whose answer is lost', () => {
  const lost: [string, Handler][] = [
    ['a reset', faults.reset],
    ['an answer cut off', faults.cutOff],
    ['500', faults.empty500],
    ['502', faults.empty502],
    ['HTML with 200', faults.html],
    ['truncated JSON', faults.truncatedJson],
  ];

  it.each(lost)('counts as created what the server had created: %s', async (_, fault) => {
    const { customers, registry } = await start(({ turn, apply }) => {
      if (turn !== 1) return undefined;
      apply();
      return fault;
    });
    registry.customers.set('c5', { ...newCustomer('c5'), legal_name: 'Was there before' });
    const results: ImportResult[] = [];
    const report = await customers.import(manyCustomers(30), { onResult: (result) => results.push(result) });
    expect(report).toMatchObject({ total: 30, created: 30, failed: 0, unknown: 0 });
    expect(results[5]).toMatchObject({ outcome: 'created', customer: { primary_email: 'c5@example.com' } });
  });

  it('does not count as created what was there before and differs', async () => {
    const { customers, registry } = await start(({ turn, apply }) => {
      if (turn !== 1) return undefined;
      apply();
      return faults.reset;
    });
    registry.customers.set('c5', { ...newCustomer('c5'), primary_email: 'somebody@else.com' });
    const report = await customers.import(manyCustomers(30));
    expect(report).toMatchObject({ created: 29, failed: 1 });
    expect(codesOf(report)).toEqual([['failed', 'customer_key_taken', 1]]);
  });

  it('counts as created what the server had not created before', async () => {
    const { customers, registry } = await start(({ turn }) => (turn <= 3 ? faults.reset : undefined));
    expect(await customers.import(manyCustomers(30))).toMatchObject({ created: 30 });
    expect(registry.batches).toHaveLength(4);
  });

  it('sends the same key and body again', async () => {
    const { customers, server } = await start(({ turn }) => (turn === 1 ? faults.reset : undefined));
    await customers.import(manyCustomers(3));
    const [first, second] = server.requests;
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(second?.body).toEqual(first?.body);
  });

  it('is unknown, not failed, where it stays lost; the other batches go on', async () => {
    const { customers } = await start(({ customers: batch, apply }) => {
      if (!has('c15', batch)) return undefined;
      apply();
      return faults.reset;
    });
    const report = await customers.import(manyCustomers(40), { batchSize: 10 });
    expect(report).toMatchObject({ total: 40, created: 30, failed: 0, unknown: 10 });
    expect(codesOf(report)).toEqual([['unknown', 'connection_failed', 10]]);
  });

  it('does not stop for lost batches among others', async () => {
    const { customers } = await start(({ turn }) => (turn % 3 === 1 ? faults.reset : undefined));
    const report = await customers.import(manyCustomers(100), { batchSize: 10, concurrency: 1, maxRetries: 0 });
    expect(report).toMatchObject({ total: 100, created: 60, unknown: 40 });
  });

  it('is unknown where a look-up cannot tell', async () => {
    const registry = new Registry();
    registry.disturb = ({ turn, apply }) => {
      if (turn !== 1) return undefined;
      apply();
      return faults.reset;
    };
    const { customers } = await startWithClock((request, response) => {
      const handler = request.url.endsWith('/c2') ? faults.empty500 : registry.handler;
      handler(request, response);
    });
    const report = await customers.import(manyCustomers(3));
    expect(report).toMatchObject({ created: 2, unknown: 1 });
    expect(report.failures).toEqual([
      {
        outcome: 'unknown',
        code: 'unknown_outcome',
        count: 1,
        samples: [
          {
            index: 2,
            customer_key: 'c2',
            message: expect.stringContaining('Cannot find out whether the customer was created: 500'),
          },
        ],
      },
    ]);
  });

  it('is failed where the server certainly did nothing', async () => {
    const { customers } = await start(({ customers: batch }) =>
      has('c0', batch) ? answering(503, example('ServiceUnavailable')) : undefined,
    );
    const report = await customers.import(manyCustomers(20), { batchSize: 10 });
    expect(codesOf(report)).toEqual([['failed', 'service_unavailable', 10]]);
  });

  it('looks nothing up without need', async () => {
    const { customers, registry, server } = await start(() => undefined);
    registry.customers.set('c1', newCustomer('c1'));
    expect(await customers.import(manyCustomers(3))).toMatchObject({ created: 2, failed: 1 });
    expect(server.requests.map(({ method }) => method)).toEqual(['POST']);
  });

  it('is unknown without an answer where it may have been sent before', async () => {
    const { customers } = await start(({ turn }) =>
      turn > 1 ? answering(503, example('ServiceUnavailable')) : answering(413, ''),
    );
    const report = await customers.import(manyCustomers(4), { sentBefore: true });
    expect(codesOf(report)).toEqual([['unknown', 'service_unavailable', 4]]);
  });

  it('looks up what is taken where it may have been sent before', async () => {
    const { customers, registry } = await start(() => undefined);
    registry.customers.set('c1', newCustomer('c1'));
    registry.customers.set('c2', { ...newCustomer('c2'), legal_name: 'Other', primary_email: 'other@example.com' });
    const report = await customers.import(manyCustomers(4), { sentBefore: true });
    expect(report).toMatchObject({ created: 3, failed: 1 });
  });
});

describe('an import whose answer is odd', () => {
  const summary = { id: 'id', customer_type: 'BUSINESS', primary_email: 'x@example.com', display_name: null };

  it.each([
    [
      'leaves a customer out',
      { customers_created: [{ index: 0, customer_key: 'c0', data: summary }], customers_failed: [] },
      2,
    ],
    ['has no lists', {}, 3],
    [
      'names other customers',
      { customers_created: [{ index: 0, customer_key: 'z', data: summary }], customers_failed: [] },
      3,
    ],
    ['is null', null, 3],
    ['has lists of nothing', { customers_created: [null, 1], customers_failed: ['x'] }, 3],
  ])('does not make up an outcome: %s', async (_, data, unknown) => {
    const { customers } = await start(() => answering(200, { data }));
    const report = await customers.import(manyCustomers(3));
    expect(report).toMatchObject({ total: 3, created: 3 - unknown, failed: 0, unknown });
    expect(codesOf(report)).toEqual([['unknown', 'missing_in_answer', unknown]]);
  });

  it('matches by key where the positions are off by one', async () => {
    const created = [1, 2, 3].map((index) => ({
      index,
      customer_key: `c${index - 1}`,
      data: { ...summary, id: `id${index - 1}` },
    }));
    const { customers } = await start(() =>
      answering(200, { data: { customers_created: created, customers_failed: [] } }),
    );
    const results: ImportResult[] = [];
    await customers.import(manyCustomers(3), { onResult: (result) => results.push(result) });
    expect(results).toMatchObject([0, 1, 2].map((index) => ({ outcome: 'created', customer: { id: `id${index}` } })));
  });
});
