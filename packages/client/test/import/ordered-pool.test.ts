import { expect, it } from 'vitest';
import type { CustomerCreate, ImportResult } from '../../src/index.ts';
import { createdAnswer, manyCustomers, startRegistry } from '../support/registry.ts';

it('an import reads its source at most a few batches ahead of the results, however slowly they are consumed', async () => {
  const { customers } = await startRegistry();
  let taken = 0;
  let given = 0;
  let most = 0;
  function* source(): Generator<CustomerCreate, void, undefined> {
    for (const customer of manyCustomers(1500)) {
      taken += 1;
      most = Math.max(most, taken - given);
      yield customer;
    }
  }
  const onResult = async ({ index }: ImportResult): Promise<void> => {
    given += 1;
    if (index % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  await customers.import(source(), { batchSize: 10, concurrency: 4, onResult });
  expect(given).toBe(1500);
  // 4 batches for each of the 4 concurrent requests, and the one that is being read.
  expect(most).toBeLessThanOrEqual((4 * 4 + 1) * 10);
});

it('an import keeps sending while onResult is busy', async () => {
  const { customers, registry } = await startRegistry();
  const onResult = async ({ index }: ImportResult): Promise<void> => {
    if (index === 0) await expect.poll(() => registry.batches.length, { timeout: 10_000 }).toBe(9);
  };
  const report = await customers.import(manyCustomers(1000), { batchSize: 10, concurrency: 2, onResult });
  expect(report).toMatchObject({ created: 1000 });
});

it('an import holds only a few batches in memory while one slow batch delays the others', async () => {
  let release = (): void => undefined;
  const { customers, registry } = await startRegistry(({ turn, apply, customers: batch }) => {
    if (turn !== 1) return undefined;
    apply();
    return (_, response) => {
      release = () => void response.end(createdAnswer(batch));
    };
  });
  const report = customers.import(manyCustomers(1000), { batchSize: 10, concurrency: 2 });
  await expect.poll(() => registry.batches.length, { timeout: 10_000 }).toBe(8);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(registry.batches.length).toBe(8);
  release();
  expect(await report).toMatchObject({ created: 1000 });
});

it('an import yields results in the order of the source, even if later batches finish first', async () => {
  const { customers } = await startRegistry(({ turn, customers: batch, apply }) => {
    if (turn !== 1) return undefined;
    apply();
    // The first batch is answered last.
    return (_, response) => setTimeout(() => response.end(createdAnswer(batch)), 100);
  });
  const results: ImportResult[] = [];
  await customers.import(manyCustomers(35), { batchSize: 10, onResult: (result) => results.push(result) });
  expect(results.map(({ index }) => index)).toEqual([...Array(35).keys()]);
  expect(results[12]).toEqual({
    index: 12,
    customer_key: 'c12',
    input: { customer_key: 'c12', customer_type: 'BUSINESS', primary_email: 'c12@example.com' },
    outcome: 'created',
    customer: { id: 'id of c12', customer_type: 'BUSINESS', primary_email: 'c12@example.com', display_name: null },
  });
});

it.each([1, 3])('an import with a concurrency of %i sends that many requests at a time', async (concurrency) => {
  let waiting: (() => void)[] = [];
  let most = 0;
  const { customers } = await startRegistry(({ customers: batch, apply }) => {
    apply();
    return (_, response) => {
      waiting.push(() => void response.end(createdAnswer(batch)));
      most = Math.max(most, waiting.length);
      if (waiting.length < concurrency) return;
      // Long enough for one more request to arrive, if the import sent one.
      setTimeout(() => {
        for (const answer of waiting) answer();
        waiting = [];
      }, 10);
    };
  });
  await customers.import(manyCustomers(42), { batchSize: 2, concurrency });
  expect(most).toBe(concurrency);
});
