import { describe, expect, it } from 'vitest';
import {
  ArgumentError,
  type CustomerCreate,
  type ImportOptions,
  type ImportProgress,
  type ImportResult,
} from '../../src/index.ts';
import { rejectionOf, startWithClock } from '../support/clients.ts';
import { manyCustomers, NOTHING, newCustomer, Registry } from '../support/registry.ts';

async function start(): Promise<Awaited<ReturnType<typeof startWithClock>> & { registry: Registry }> {
  const registry = new Registry();
  return { registry, ...(await startWithClock(registry.handler)) };
}

describe('import', () => {
  it('of nothing sends nothing', async () => {
    const { customers, server } = await start();
    expect(await customers.import([])).toEqual({ ...NOTHING, failures: [] });
    expect(server.requests).toHaveLength(0);
  });

  it('gives the results in the order of the source, also where later batches are done first', async () => {
    const { customers, registry } = await start();
    registry.disturb = ({ turn, customers: batch, apply }) => {
      if (turn !== 1) return undefined;
      apply();
      // The first batch is answered last.
      return (_, response) => setTimeout(() => response.end(JSON.stringify(createdAnswer(batch))), 100);
    };
    const results: ImportResult[] = [];
    await customers.import(manyCustomers(35), { batchSize: 10, onResult: (result) => results.push(result) });
    expect(results.map(({ index }) => index)).toEqual([...Array(35).keys()]);
    expect(results[12]).toEqual({
      index: 12,
      customer_key: 'c12',
      input: newCustomer('c12'),
      outcome: 'created',
      customer: { id: 'id of c12', customer_type: 'BUSINESS', primary_email: 'c12@example.com', display_name: null },
    });
  });

  it('reports failures by customer, and grouped by code with the most frequent first', async () => {
    const { customers, registry } = await start();
    registry.customers.set('c7', newCustomer('c7'));
    const bad = Array.from({ length: 8 }, (_, number) => ({ ...newCustomer(`bad${number}`), primary_email: '' }));
    const results: ImportResult[] = [];

    const report = await customers.import([...manyCustomers(10), ...bad], {
      onResult: (result) => results.push(result),
    });

    expect(report).toEqual({
      ...NOTHING,
      total: 18,
      created: 9,
      failed: 9,
      failures: [
        {
          outcome: 'failed',
          code: 'required',
          count: 8,
          samples: [10, 11, 12, 13, 14].map((index) => ({
            index,
            customer_key: `bad${index - 10}`,
            message: 'primary_email is required',
          })),
        },
        {
          outcome: 'failed',
          code: 'customer_key_taken',
          count: 1,
          samples: [{ index: 7, customer_key: 'c7', message: 'Customer key has already been used' }],
        },
      ],
    });
    expect(results[7]).toMatchObject({
      outcome: 'failed',
      reason: { code: 'customer_key_taken', field: 'customer_key', existing: { customer_key: 'c7' }, error: null },
    });
    expect(results[10]).toMatchObject({ reason: { field: 'primary_email', issues: [{ code: 'required' }] } });
  });

  it('understands the hosted API, which has sentences alone', async () => {
    const { customers, registry } = await start();
    registry.hosted = true;
    registry.customers.set('c0', newCustomer('c0'));
    const report = await customers.import([...manyCustomers(2), { ...newCustomer('bad'), primary_email: '' }]);
    expect(report).toMatchObject({ created: 1, failed: 2 });
    expect(report.failures.map(({ code }) => code)).toEqual(['customer_key_taken', 'unspecified']);
  });

  it('tells the progress after every batch', async () => {
    const { customers } = await start();
    const progress: ImportProgress[] = [];
    await customers.import(manyCustomers(25), {
      batchSize: 10,
      concurrency: 1,
      onProgress: (step) => progress.push(step),
    });
    expect(progress).toEqual([10, 20, 25].map((total) => ({ ...NOTHING, total, created: total })));
  });

  it('takes the customers as they were when the source gave them', async () => {
    const { customers, registry } = await start();
    function* reusing(): Generator<CustomerCreate, void, undefined> {
      const one = newCustomer('');
      for (const { customer_key, primary_email } of manyCustomers(3))
        yield Object.assign(one, { customer_key, primary_email });
    }
    await customers.import(reusing());
    expect(registry.batches).toEqual([['c0', 'c1', 'c2']]);
  });

  it('fails what cannot be sent, without a request for it', async () => {
    const { customers, registry } = await start();
    const circular: Record<string, unknown> = { ...newCustomer('circular') };
    circular.metadata = { circular };
    const source = [
      newCustomer('a'),
      null,
      7,
      [],
      circular,
      { n: 1n },
      undefined,
      newCustomer('b'),
    ] as CustomerCreate[];
    const report = await customers.import(source);
    expect(report).toMatchObject({ total: 8, created: 2, failed: 6 });
    expect(report.failures.map(({ code, count }) => [code, count])).toEqual([
      ['not_an_object', 4],
      ['not_json', 2],
    ]);
    expect(registry.batches).toEqual([['a', 'b']]);
  });

  it('keeps requests below the size that the API takes', async () => {
    const { customers, server } = await start();
    const metadata = Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`m${number}`, 'é'.repeat(600)]));
    const big = [...manyCustomers(100)].map((customer) => ({ ...customer, metadata }));
    expect(await customers.import(big)).toMatchObject({ created: 100 });
    expect(server.requests.length).toBeGreaterThan(3);
    for (const { body } of server.requests) expect(body.length).toBeLessThan(1_048_576);
  });

  it('sends a customer that is too large by itself, and lets the API judge', async () => {
    const { customers, registry } = await start();
    const large = { ...newCustomer('large'), legal_name: 'x'.repeat(1_200_000) };
    expect(await customers.import([newCustomer('a'), large, newCustomer('b')])).toMatchObject({ created: 3 });
    expect(registry.batches.sort()).toEqual([['a'], ['b'], ['large']]);
  });

  it('does not send more requests at a time than it may', async () => {
    for (const concurrency of [1, 3]) {
      const { customers, registry } = await start();
      let now = 0;
      let most = 0;
      registry.disturb = ({ customers: batch, apply }) => {
        now += 1;
        most = Math.max(most, now);
        apply();
        return (_, response) =>
          setTimeout(() => {
            now -= 1;
            response.end(JSON.stringify(createdAnswer(batch)));
          }, 10);
      };
      await customers.import(manyCustomers(40), { batchSize: 2, concurrency });
      expect(most).toBe(concurrency);
    }
  });

  it('makes a key per request, the same for the same run', async () => {
    const keysOf = async (runId?: string): Promise<unknown[]> => {
      const { customers, server } = await start();
      await customers.import(manyCustomers(25), { batchSize: 10, ...(runId === undefined ? {} : { runId }) });
      return server.requests.map(({ headers }) => headers['idempotency-key']).sort();
    };
    expect(await keysOf('run-1')).toEqual(['run-1-0-10', 'run-1-10-10', 'run-1-20-5']);
    expect(await keysOf()).not.toEqual(await keysOf());
  });

  const refused: [Partial<Record<keyof ImportOptions, unknown>>, string][] = [
    [{ batchSize: 0 }, 'batchSize must be a whole number from 1 to 100'],
    [{ batchSize: 101 }, 'batchSize must be a whole number from 1 to 100'],
    [{ concurrency: 1.5 }, 'concurrency must be a whole number from 1 to 100'],
    [{ maxRetries: -1 }, 'maxRetries must be a whole number from 0'],
    [{ timeoutMs: 0 }, 'timeoutMs must be a number of milliseconds from 1 to 2147483647'],
    [{ runId: 'a b' }, 'runId must consist of 1 to 200 printable ASCII characters without spaces'],
    [{ headers: { 'x-api-key': 'k' } }, 'headers must not set x-api-key: the SDK does'],
  ];

  it.each(refused)('refuses %j before it reads the source', async (options, want) => {
    const { customers } = await start();
    let read = 0;
    const source = { [Symbol.iterator]: () => ({ next: () => ({ done: true, value: read++ }) }) } as never;
    expect(await rejectionOf(customers.import(source, options as ImportOptions))).toEqual(new ArgumentError(want));
    expect(read).toBe(0);
  });
});

function createdAnswer(batch: readonly CustomerCreate[]): object {
  const items = batch.map(({ customer_key, customer_type, primary_email }, index) => ({
    index,
    customer_key,
    data: { id: `id of ${customer_key}`, customer_type, primary_email, display_name: null },
  }));
  return { data: { customers_created: items, customers_failed: [] } };
}
