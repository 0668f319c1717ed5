import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { waitingTogether } from '../../src/import/rate-limit-gate.ts';
import { ApiError } from '../../src/index.ts';
import { startOn } from '../support/clients.ts';
import { ManualClock } from '../support/clocks.ts';
import { answering } from '../support/http-server.ts';
import { manyCustomers, Registry, startRegistry } from '../support/registry.ts';

const tooMany = {
  status: 429,
  message: 'Too many requests',
  code: null,
  issues: [],
  errors: {},
  existing: null,
  retryAfterMs: null,
  headers: new Headers(),
  body: undefined,
};
const context = {
  operation: 'bulkCreateCustomers',
  method: 'POST',
  path: '/customers/bulk-create',
  requestId: null,
  attempts: 1,
  effectUnknown: false,
};

describe('rate limits', () => {
  it('an import delays all requests after one 429, and fails no customer', async () => {
    const registry = new Registry();
    registry.disturb = ({ turn }) => (turn === 6 ? answering(429, '', { 'retry-after': '1' }) : undefined);
    const clock = new ManualClock();
    let inFlight = 0;
    const hooks = { onRequest: () => (inFlight += 1), onResponse: () => (inFlight -= 1) };
    const { customers } = await startOn(clock, registry.handler, { hooks });

    const report = customers.import(manyCustomers(300), { batchSize: 10, concurrency: 4 });

    // All four wait, although the server asked only one to: it waits by itself, the others wait together.
    await expect.poll(() => [clock.sleeping, inFlight], { timeout: 10_000 }).toEqual([2, 0]);
    const sent = registry.batches.length;
    clock.putForward(999);
    expect(clock.sleeping).toBe(2);
    expect(registry.batches.length).toBe(sent);
    clock.putForward(1);
    expect(await report).toMatchObject({ created: 300, failed: 0, unknown: 0 });
  });

  it('an import adds one listener to its signal while it waits, however many requests wait', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    signal.addEventListener = ((...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    }) as typeof add;
    const { beforeAttempt, onRetry } = waitingTogether(systemClock);
    onRetry?.(new ApiError(tooMany, context), 5);
    await Promise.all(Array.from({ length: 50 }, () => beforeAttempt?.(signal)));
    expect(listeners).toBeLessThanOrEqual(1);
  });

  it('an import does not count a 429 as a retry', async () => {
    const { customers } = await startRegistry(({ turn }) => (turn <= 15 ? answering(429, '') : undefined));
    const report = await customers.import(manyCustomers(10), { maxRetries: 0 });
    expect(report).toMatchObject({ created: 10 });
  });
});
