import { describe, expect, it } from 'vitest';
import type { CustomerCreate, ImportResult } from '../../src/index.ts';
import { startOn, startWithClock } from '../support/clients.ts';
import { ManualClock } from '../support/clocks.ts';
import { answering } from '../support/http-server.ts';
import { manyCustomers, Registry } from '../support/registry.ts';

describe('back-pressure', () => {
  it('reads the source no further ahead of the results than a few batches, however slow they are taken', async () => {
    const registry = new Registry();
    const { customers } = await startWithClock(registry.handler);
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
    // 4 batches for each of the 4 requests under way, and the one that is being read.
    expect(most).toBeLessThanOrEqual((4 * 4 + 1) * 10);
  });

  it('sends on while a result is being taken', async () => {
    const registry = new Registry();
    const { customers } = await startWithClock(registry.handler);
    const onResult = async ({ index }: ImportResult): Promise<void> => {
      if (index === 0) await expect.poll(() => registry.batches.length, { timeout: 10_000 }).toBe(9);
    };
    const report = await customers.import(manyCustomers(1000), { batchSize: 10, concurrency: 2, onResult });
    expect(report).toMatchObject({ created: 1000 });
  });

  it('holds no more than that while one batch holds up the rest', async () => {
    const registry = new Registry();
    let release = (): void => undefined;
    registry.disturb = ({ turn, apply, customers: batch }) => {
      if (turn !== 1) return undefined;
      apply();
      const items = batch.map(({ customer_key }, index) => ({ index, customer_key, data: {} }));
      return (_, response) => {
        release = () => void response.end(JSON.stringify({ data: { customers_created: items, customers_failed: [] } }));
      };
    };
    const { customers } = await startWithClock(registry.handler);
    const report = customers.import(manyCustomers(1000), { batchSize: 10, concurrency: 2 });
    await expect.poll(() => registry.batches.length, { timeout: 10_000 }).toBe(8);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(registry.batches.length).toBe(8);
    release();
    expect(await report).toMatchObject({ created: 1000 });
  });
});

describe('429', () => {
  it('holds up all requests, and fails no customer', async () => {
    const registry = new Registry();
    registry.disturb = ({ turn }) => (turn === 6 ? answering(429, '', { 'retry-after': '1' }) : undefined);
    const clock = new ManualClock();
    const { customers } = await startOn(clock, registry.handler);

    const report = customers.import(manyCustomers(300), { batchSize: 10, concurrency: 4 });

    // All four wait, though only one was told to.
    await expect.poll(() => clock.sleeping, { timeout: 10_000 }).toBe(4);
    const sent = registry.batches.length;
    clock.putForward(999);
    expect(clock.sleeping).toBe(4);
    expect(registry.batches.length).toBe(sent);
    clock.putForward(1);
    expect(await report).toMatchObject({ created: 300, failed: 0, unknown: 0 });
  });

  it('does not count as a retry', async () => {
    const registry = new Registry();
    registry.disturb = ({ turn }) => (turn <= 15 ? answering(429, '') : undefined);
    const { customers } = await startWithClock(registry.handler);
    const report = await customers.import(manyCustomers(10), { maxRetries: 0 });
    expect(report).toMatchObject({ created: 10 });
  });
});
