import { expect, it } from 'vitest';
import type { CustomerCreate, ImportResult } from '../../src/index.ts';
import { faults } from '../support/faults.ts';
import { type Disturbance, manyCustomers, newCustomer, startRegistry } from '../support/registry.ts';

const named = (customer_key: string, primary_email: string): CustomerCreate => ({
  ...newCustomer(customer_key),
  primary_email,
});

/** The positions of the last request with the first row and of the first request with the second one. */
async function orderOf(first: CustomerCreate, second: CustomerCreate, disturb: Disturbance) {
  const { customers, registry } = await startRegistry(disturb);
  const source = [first, newCustomer('b'), newCustomer('c'), newCustomer('d'), second, newCustomer('e')];
  await customers.import(source, { batchSize: 2, concurrency: 3, on_conflict: 'update' });
  const has = (key: string, other: string) => (keys: readonly string[]) => keys.join() === `${key},${other}`;
  return {
    last: registry.batches.findLastIndex(has(first.customer_key, 'b')),
    next: registry.batches.findIndex(has(second.customer_key, 'e')),
    unrelated: registry.batches.findIndex(has('c', 'd')),
  };
}

const failingOnce: Disturbance = ({ turn }) =>
  turn === 1 ? (_, response) => response.writeHead(502).end() : undefined;

it.each([
  { given: 'key', first: named('a', 'a1@example.com'), second: named('a', 'a2@example.com') },
  { given: 'email address', first: named('a1', 'A@example.com'), second: named('a2', ' a@EXAMPLE.com') },
])('a row waits while one with its $given is under way, and other rows do not', async ({ first, second }) => {
  const { last, next, unrelated } = await orderOf(first, second, failingOnce);
  expect(next).toBeGreaterThan(last);
  expect(last).toBeGreaterThan(0);
  expect(unrelated).toBeLessThan(last);
});

it('rows without a key or an email address do not wait for each other', async () => {
  const { customers, registry } = await startRegistry(({ turn }) => (turn === 1 ? faults.reset : undefined));
  const incomplete = [{ legal_name: 'A' }, { legal_name: 'B' }, { legal_name: 'C' }] as unknown as CustomerCreate[];
  const keyed = incomplete.map((customer, index) => ({ ...customer, customer_key: `k${index}` }));
  await customers.import(keyed, { batchSize: 1, concurrency: 3 });
  expect(registry.batches.slice(0, 3).flat().sort()).toEqual(['k0', 'k1', 'k2']);
});

it('an import of one key, a thousand times, sends one batch at a time and reads only a few ahead', async () => {
  let atWork = 0;
  let most = 0;
  const { customers, registry } = await startRegistry(() => {
    most = Math.max(most, ++atWork);
    return undefined;
  });
  let taken = 0;
  let given = 0;
  let ahead = 0;
  function* source(): Generator<CustomerCreate> {
    for (let number = 0; number < 1000; number += 1) {
      ahead = Math.max(ahead, ++taken - given);
      yield newCustomer('same');
    }
  }
  const onResult = ({ index }: ImportResult): void => {
    given = index + 1;
    if (index % 10 === 9) atWork = 0;
  };
  const report = await customers.import(source(), { batchSize: 10, concurrency: 4, onResult });
  expect(report).toMatchObject({ total: 1000, created: 1, failed: 999 });
  expect(registry.batches).toHaveLength(100);
  expect(most).toBe(1);
  expect(ahead).toBeLessThanOrEqual((4 * 4 + 1) * 10);
});

it('a batch whose turn comes after the import has stopped is not sent', async () => {
  const rejected: Disturbance = ({ turn }) => (turn === 1 ? (_, response) => response.writeHead(401).end() : undefined);
  const { customers, registry } = await startRegistry(rejected);
  const source = [newCustomer('a'), newCustomer('a'), ...manyCustomers(1)];
  const results: ImportResult[] = [];
  const onResult = (result: ImportResult): unknown => results.push(result);
  await expect(customers.import(source, { batchSize: 1, concurrency: 2, onResult })).rejects.toThrow('401');
  expect(registry.batches).toEqual([['a']]);
  expect(results).toMatchObject([{ outcome: 'failed' }, { outcome: 'failed', reason: { error: { status: 401 } } }]);
});
