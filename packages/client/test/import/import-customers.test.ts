import { describe, expect, it } from 'vitest';
import type { CustomerCreate, ImportProgress, ImportResult } from '../../src/index.ts';
import { manyCustomers, NOTHING, newCustomer, startRegistry } from '../support/registry.ts';

describe('results', () => {
  it('an import of an empty source sends nothing', async () => {
    const { customers, server } = await startRegistry();
    expect(await customers.import([])).toEqual({ ...NOTHING, failures: [] });
    expect(server.requests).toHaveLength(0);
  });

  it('an import reports failures by customer, and grouped by code with the most frequent first', async () => {
    const { customers, registry } = await startRegistry();
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

  it('an import derives failure codes from the sentences of the hosted API, which has no codes', async () => {
    const { customers, registry } = await startRegistry();
    registry.hosted = true;
    registry.customers.set('c0', newCustomer('c0'));
    const report = await customers.import([...manyCustomers(2), { ...newCustomer('bad'), primary_email: '' }]);
    expect(report).toMatchObject({ created: 1, failed: 2 });
    expect(report.failures.map(({ code }) => code)).toEqual(['customer_key_taken', 'unspecified']);
  });

  it('an import calls onProgress after every batch', async () => {
    const { customers } = await startRegistry();
    const progress: ImportProgress[] = [];
    const onProgress = (step: ImportProgress): unknown => progress.push(step);
    await customers.import(manyCustomers(25), { batchSize: 10, concurrency: 1, onProgress });
    expect(progress).toEqual([10, 20, 25].map((total) => ({ ...NOTHING, total, created: total })));
  });
});

describe('requests', () => {
  it('an import sends customers as they were when the source yielded them', async () => {
    const { customers, registry } = await startRegistry();
    function* reusing(): Generator<CustomerCreate, void, undefined> {
      const one = newCustomer('');
      for (const { customer_key, primary_email } of manyCustomers(3))
        yield Object.assign(one, { customer_key, primary_email });
    }
    await customers.import(reusing());
    expect(registry.batches).toEqual([['c0', 'c1', 'c2']]);
  });

  it('an import reports customers that cannot be sent as failed, without a request for them', async () => {
    const { customers, registry } = await startRegistry();
    const circular: Record<string, unknown> = { ...newCustomer('circular') };
    circular.metadata = { circular };
    const source = [newCustomer('a'), null, 7, [], circular, { n: 1n }, undefined, newCustomer('b')];
    const report = await customers.import(source as CustomerCreate[]);
    expect(report).toMatchObject({ total: 8, created: 2, failed: 6 });
    expect(report.failures.map(({ code, count }) => [code, count])).toEqual([
      ['not_an_object', 4],
      ['not_json', 2],
    ]);
    expect(registry.batches).toEqual([['a', 'b']]);
  });

  it('an import keeps every request below the size limit of the API', async () => {
    const { customers, server } = await startRegistry();
    const metadata = Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`m${number}`, 'é'.repeat(600)]));
    const big = [...manyCustomers(100)].map((customer) => ({ ...customer, metadata }));
    expect(await customers.import(big)).toMatchObject({ created: 100 });
    expect(server.requests.length).toBeGreaterThan(3);
    for (const { body } of server.requests) expect(body.length).toBeLessThan(1_048_576);
  });

  it('an import sends a customer that exceeds the size limit in a request of its own, for the API to decide', async () => {
    const { customers, registry } = await startRegistry();
    const large = { ...newCustomer('large'), legal_name: 'x'.repeat(1_200_000) };
    expect(await customers.import([newCustomer('a'), large, newCustomer('b')])).toMatchObject({ created: 3 });
    expect(registry.batches.sort()).toEqual([['a'], ['b'], ['large']]);
  });
});
