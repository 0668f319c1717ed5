import { expect, it } from 'vitest';
import { CreatedKeys } from '../../src/import/created-keys.ts';
import type { CustomerCreate, ImportOptions, ImportResult } from '../../src/index.ts';
import { startOn } from '../support/clients.ts';
import { RunningClock } from '../support/clocks.ts';
import { faults } from '../support/faults.ts';
import type { Handler } from '../support/http-server.ts';
import { type Disturbance, manyCustomers, newCustomer, Registry } from '../support/registry.ts';

/** Imports customers, one batch for each two, by a server without idempotency keys. */
async function importInTwos(customers: Iterable<CustomerCreate>, disturb: Disturbance, options: ImportOptions = {}) {
  const registry = new Registry();
  registry.disturb = disturb;
  const { customers: client } = await startOn(new RunningClock(Date.now()), registry.handler);
  const results: ImportResult[] = [];
  const onResult = (result: ImportResult): unknown => results.push(result);
  const report = await client.import(customers, { batchSize: 2, concurrency: 1, onResult, ...options });
  return { registry, report, outcomes: results.map(({ outcome }) => outcome) };
}

const resetting =
  (...turns: number[]): Disturbance =>
  ({ turn }) =>
    turns.includes(turn) ? faults.reset : undefined;

it('an import counts a customer once if its key repeats in a later batch whose request was reset before the server acted', async () => {
  const source = [newCustomer('a'), newCustomer('b'), newCustomer('a'), newCustomer('c')];
  const { registry, report, outcomes } = await importInTwos(source, resetting(2));
  expect(outcomes).toEqual(['created', 'created', 'failed', 'created']);
  expect(report.created).toBe(registry.customers.size);
  expect(report.failures).toMatchObject([{ outcome: 'failed', code: 'customer_key_taken', count: 1 }]);
});

it('an import reports a repeated key as failed even if the later row has other fields, or the look-up fails', async () => {
  const source = [newCustomer('a'), newCustomer('b'), { ...newCustomer('a'), legal_name: 'Another' }, newCustomer('c')];
  const { outcomes } = await importInTwos(source, resetting(2));
  expect(outcomes).toEqual(['created', 'created', 'failed', 'created']);
});

it('an import counts a customer once if its key repeats after a row that was itself found by a look-up', async () => {
  const source = [newCustomer('a'), newCustomer('b'), newCustomer('a'), newCustomer('c')];
  const { registry, report, outcomes } = await importInTwos(source, ({ turn, apply }) => {
    if (turn === 1) apply();
    return turn === 1 || turn === 3 ? faults.reset : undefined;
  });
  expect(outcomes).toEqual(['created', 'created', 'failed', 'created']);
  expect(report.created).toBe(registry.customers.size);
});

it('an import counts a customer once if its key repeats in the second half of a rejected batch', async () => {
  const source = [newCustomer('a'), newCustomer('b'), newCustomer('a'), newCustomer('d')];
  const tooLarge: Handler = (_, response) => void response.writeHead(413).end();
  const { registry, report } = await importInTwos(
    source,
    ({ turn }) => (turn === 1 ? tooLarge : turn === 3 ? faults.reset : undefined),
    { batchSize: 4 },
  );
  expect(report).toMatchObject({ created: 3, failed: 1, unknown: 0 });
  expect(report.created).toBe(registry.customers.size);
});

it('an import sends a repeated key only when the request with the key has an outcome', async () => {
  const source = [newCustomer('a'), newCustomer('b'), newCustomer('a'), newCustomer('c'), ...manyCustomers(2)];
  const { registry, report, outcomes } = await importInTwos(
    source,
    ({ turn, apply }) => {
      if (turn === 1) apply();
      return turn === 1 ? faults.reset : undefined;
    },
    { concurrency: 3 },
  );
  expect(outcomes).toEqual(['created', 'created', 'failed', 'created', 'created', 'created']);
  expect(report.created).toBe(registry.customers.size);
});

it('CreatedKeys remembers the last 50,000 keys, and not many more', () => {
  const keys = new CreatedKeys();
  const numbered = (number: number): string => `key ${number}`;
  for (let number = 0; number < 200_000; number += 1) keys.add(numbered(number));
  const remembered = Array.from({ length: 200_000 }, (_, number) => keys.has(numbered(number)));
  expect(remembered.slice(-50_000)).not.toContain(false);
  expect(remembered.filter(Boolean).length).toBeLessThanOrEqual(100_000);
});
