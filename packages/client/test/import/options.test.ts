import { describe, expect, it } from 'vitest';
import { ArgumentError, type ImportOptions, type ImportResult } from '../../src/index.ts';
import { rejectionOf } from '../support/clients.ts';
import { manyCustomers, newCustomer, startRegistry } from '../support/registry.ts';

it.each([
  { given: { batchSize: 0 }, want: 'batchSize must be a whole number from 1 to 100' },
  { given: { batchSize: 101 }, want: 'batchSize must be a whole number from 1 to 100' },
  { given: { concurrency: 1.5 }, want: 'concurrency must be a whole number from 1 to 100' },
  { given: { firstIndex: -1 }, want: `firstIndex must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}` },
  {
    given: { sentBefore: true },
    want: 'startedAt must be a valid Date; with sentBefore, when the earlier import began',
  },
  {
    given: { sentBefore: 100 },
    want: 'startedAt must be a valid Date; with sentBefore, when the earlier import began',
  },
  {
    given: { startedAt: new Date('yesterday') },
    want: 'startedAt must be a valid Date; with sentBefore, when the earlier import began',
  },
  { given: { maxRetries: -1 }, want: 'maxRetries must be a whole number from 0' },
  { given: { timeoutMs: 0 }, want: 'timeoutMs must be a number of milliseconds from 1 to 2147483647' },
  { given: { runId: 'a b' }, want: 'runId must consist of 1 to 200 printable ASCII characters without spaces' },
  { given: { headers: { 'x-api-key': 'k' } }, want: 'headers must not set x-api-key: the SDK does' },
  {
    given: { drainSignal: new AbortController() as never },
    want: 'drainSignal must be the signal of an AbortController',
  },
  {
    given: { signal: new AbortController() as never },
    want: 'signal must be the signal of an AbortController',
  },
  { given: null as never, want: 'The options must be an object' },
] satisfies { given: ImportOptions; want: string }[])(
  'an import rejects $given before it reads the source',
  async ({ given, want }) => {
    const { customers } = await startRegistry();
    let read = 0;
    const source = { [Symbol.iterator]: () => ({ next: () => ({ done: true, value: read++ }) }) } as never;
    expect(await rejectionOf(customers.import(source, given))).toEqual(new ArgumentError(want));
    expect(read).toBe(0);
  },
);

describe('on_conflict', () => {
  it.each([
    { given: {}, want: '/customers/bulk-create' },
    { given: { on_conflict: 'fail' }, want: '/customers/bulk-create' },
    { given: { on_conflict: 'skip' }, want: '/customers/bulk-create?on_conflict=skip' },
    { given: { on_conflict: 'update' }, want: '/customers/bulk-create?on_conflict=update' },
  ] satisfies { given: ImportOptions; want: string }[])(
    'an import with the options $given sends its requests to $want',
    async ({ given, want }) => {
      const { customers, server } = await startRegistry();
      await customers.import(manyCustomers(1), given);
      expect(server.requests.map(({ url }) => url.replace(/.*(?=\/customers)/, ''))).toEqual([want]);
    },
  );
});

describe('runId, firstIndex and sentBefore', () => {
  it('an import gives each request an idempotency key that only its run id and rows determine', async () => {
    const keysOf = async (runId?: string): Promise<unknown[]> => {
      const { customers, server } = await startRegistry();
      await customers.import(manyCustomers(25), { batchSize: 10, ...(runId === undefined ? {} : { runId }) });
      return server.requests.map(({ headers }) => headers['idempotency-key']).sort();
    };
    expect(await keysOf('run-1')).toEqual(['run-1-0-10', 'run-1-10-10', 'run-1-20-5']);
    expect(await keysOf()).not.toEqual(await keysOf());
  });

  it('an import that resumes with firstIndex repeats the remaining requests of the first one', async () => {
    const { customers, server } = await startRegistry();
    const run = { runId: 'run', batchSize: 10 };
    await customers.import(manyCustomers(30), run);
    const rest = [...manyCustomers(30)].slice(10);
    const indexes: number[] = [];
    await customers.import(rest, { ...run, firstIndex: 10, onResult: ({ index }) => indexes.push(index) });
    const sent = server.requests.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`);
    const remaining = sent.filter((request) => !request.startsWith('run-0-')).slice(0, 2);
    expect(sent.slice(3).sort()).toEqual(remaining.sort());
    expect(indexes).toEqual([...Array(30).keys()].slice(10));
  });

  it('an import needs no startedAt if an earlier one has sent nothing beyond its first customer', async () => {
    const { customers } = await startRegistry();
    const report = await customers.import(manyCustomers(2), { firstIndex: 10, sentBefore: 10 });
    expect(report).toMatchObject({ created: 2 });
  });

  it('an import looks up only the customers that may have been sent before', async () => {
    const { customers, registry, server } = await startRegistry();
    const created_at = new Date().toISOString();
    for (const key of ['c1', 'c3']) registry.customers.set(key, { ...newCustomer(key), created_at });
    const startedAt = new Date('2026-11-23T09:00:00Z');
    const report = await customers.import(manyCustomers(4), { batchSize: 2, sentBefore: 2, startedAt });
    expect(report).toMatchObject({ created: 3, failed: 1 });
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });
});

describe('onBatch', () => {
  it('an import calls onBatch in the order of the source, and waits for each call', async () => {
    const { customers } = await startRegistry();
    const batches: number[][] = [];
    const onBatch = async (results: readonly ImportResult[]): Promise<void> => {
      await Promise.resolve();
      batches.push(results.map(({ index }) => index));
    };
    await customers.import(manyCustomers(5), { batchSize: 2, onBatch });
    expect(batches).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('an import stops when onBatch throws, and does not call it again', async () => {
    const { customers } = await startRegistry();
    let calls = 0;
    const onBatch = (): never => {
      calls += 1;
      throw new Error('disk full');
    };
    await expect(customers.import(manyCustomers(50), { batchSize: 2, onBatch })).rejects.toThrow('disk full');
    expect(calls).toBe(1);
  });
});
