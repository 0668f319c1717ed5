import { describe, expect, it } from 'vitest';
import type { ImportOptions, ImportResult } from '../../src/index.ts';
import { startWithClient } from '../support/clients.ts';
import { answering } from '../support/http-server.ts';
import { manyCustomers, newCustomer, Registry } from '../support/registry.ts';

async function start() {
  const registry = new Registry();
  const { client, server } = await startWithClient(registry.handler);
  return { registry, server, customers: client.customers };
}

describe('an import over customers that exist', () => {
  it.each([
    [{}, '/customers/bulk-create'],
    [{ on_conflict: 'fail' }, '/customers/bulk-create'],
    [{ on_conflict: 'skip' }, '/customers/bulk-create?on_conflict=skip'],
    [{ on_conflict: 'update' }, '/customers/bulk-create?on_conflict=update'],
  ] satisfies [ImportOptions, string][])(
    'with %j sends a parameter only where one is needed',
    async (options, want) => {
      const { customers, server } = await start();
      await customers.import(manyCustomers(1), options);
      expect(server.requests.map(({ url }) => url.replace(/.*(?=\/customers)/, ''))).toEqual([want]);
    },
  );

  it('tells what was updated, skipped, unchanged, created and refused', async () => {
    const data = { id: 'id', customer_type: 'BUSINESS', primary_email: 'x@example.com', display_name: null };
    const existing = { id: 'id', customer_key: 'c1', archived: false };
    const answer = {
      customers_created: [{ index: 3, customer_key: 'c3', data }],
      customers_failed: [{ index: 4, customer_key: 'c4', error: 'No', code: 'required' }],
      customers_updated: [{ index: 0, customer_key: 'c0', data, changed_fields: ['city'], archived: true }],
      customers_skipped: [{ index: 1, customer_key: 'c1', existing }],
      unchanged_count: 1,
    };
    const { client } = await startWithClient(answering(200, { data: answer }));
    const results: ImportResult[] = [];
    const report = await client.customers.import(manyCustomers(5), { onResult: (result) => results.push(result) });
    expect(results).toMatchObject([
      { outcome: 'updated', changed_fields: ['city'], archived: true, customer: data },
      { outcome: 'skipped', existing },
      { outcome: 'unchanged', index: 2 },
      { outcome: 'created' },
      { outcome: 'failed' },
    ]);
    expect(report).toMatchObject({ total: 5, created: 1, updated: 1, unchanged: 1, skipped: 1, failed: 1, unknown: 0 });
    expect(report.failures).toHaveLength(1);
  });

  it('takes nobody for unchanged where the count does not say so', async () => {
    const answer = { customers_created: [], customers_failed: [], unchanged_count: 1 };
    const { client } = await startWithClient(answering(200, { data: answer }));
    expect(await client.customers.import(manyCustomers(2))).toMatchObject({ unchanged: 0, unknown: 2 });
  });
});

describe('an import that goes on where another has ended', () => {
  it('repeats the requests of the other one from there', async () => {
    const { customers, server } = await start();
    const run = { runId: 'run', batchSize: 10 };
    await customers.import(manyCustomers(30), run);
    const rest = [...manyCustomers(30)].slice(10);
    const indexes: number[] = [];
    await customers.import(rest, { ...run, firstIndex: 10, onResult: ({ index }) => indexes.push(index) });
    const sent = server.requests.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`);
    expect(sent.slice(3).sort()).toEqual(
      sent
        .filter((request) => !request.startsWith('run-0-'))
        .slice(0, 2)
        .sort(),
    );
    expect(indexes).toEqual([...Array(30).keys()].slice(10));
  });

  it('looks up only those that may have been sent before', async () => {
    const { customers, registry, server } = await start();
    for (const key of ['c1', 'c3']) registry.customers.set(key, newCustomer(key));
    const report = await customers.import(manyCustomers(4), { batchSize: 2, sentBefore: 2 });
    expect(report).toMatchObject({ created: 3, failed: 1 });
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  it('refuses a first index that is none', async () => {
    const { customers } = await start();
    await expect(customers.import([], { firstIndex: -1 })).rejects.toThrow('firstIndex must be a whole number from 0');
  });
});

describe('the batches of an import', () => {
  it('are handed on in the order of the source, each before the next', async () => {
    const { customers } = await start();
    const batches: number[][] = [];
    const onBatch = async (results: readonly ImportResult[]): Promise<void> => {
      await Promise.resolve();
      batches.push(results.map(({ index }) => index));
    };
    await customers.import(manyCustomers(5), { batchSize: 2, onBatch });
    expect(batches).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('stop coming when their receiver throws, and the import with them', async () => {
    const { customers } = await start();
    let calls = 0;
    const onBatch = (): never => {
      calls += 1;
      throw new Error('disk full');
    };
    await expect(customers.import(manyCustomers(50), { batchSize: 2, onBatch })).rejects.toThrow('disk full');
    expect(calls).toBe(1);
  });
});
