import { describe, expect, it, vi } from 'vitest';
import { BatchReader } from '../../src/import/batch-reader.ts';
import type { BatchSender } from '../../src/import/batch-sender.ts';
import { ImportRun } from '../../src/import/import-run.ts';
import { resolveImportOptions } from '../../src/import/options.ts';
import { type CustomerCreate, type ImportResult, ImportStoppedError } from '../../src/index.ts';
import { rejectionOf, startWithClient, startWithClock } from '../support/clients.ts';
import { example } from '../support/examples.ts';
import { faults } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';
import { type Disturbance, manyCustomers, Registry } from '../support/registry.ts';

async function start(
  disturb: Disturbance,
): Promise<Awaited<ReturnType<typeof startWithClock>> & { registry: Registry }> {
  const registry = new Registry();
  registry.disturb = disturb;
  return { registry, ...(await startWithClock(registry.handler)) };
}

/** Counts what was taken from it, and notes when it is let go. */
function countedSource(count: number): {
  source: Iterable<CustomerCreate>;
  taken: () => number;
  released: () => boolean;
} {
  let taken = 0;
  let released = false;
  function* generate(): Generator<CustomerCreate, void, undefined> {
    try {
      for (const customer of manyCustomers(count)) {
        taken += 1;
        yield customer;
      }
    } finally {
      released = true;
    }
  }
  return { source: generate(), taken: () => taken, released: () => released };
}

describe('an import stops, with its report,', () => {
  it.each([
    ['401', answering(401, example('ApiKeyInvalid')), 'AuthenticationError', 'api_key_invalid'],
    ['403', answering(403, ''), 'ApiError', 'http_403'],
    ['404', answering(404, ''), 'NotFoundError', 'http_404'],
    ['405', answering(405, ''), 'ApiError', 'http_405'],
    ['a redirect', faults.redirect, 'RedirectError', 'redirected'],
    [
      'a key that was used before',
      answering(422, { code: 'idempotency_key_reused' }),
      'ValidationError',
      'idempotency_key_reused',
    ],
    ['a wait of an hour', answering(429, '', { 'retry-after': '3600' }), 'RateLimitError', 'http_429'],
    ['429 without end', answering(429, ''), 'RateLimitError', 'http_429'],
  ] satisfies [string, Handler, string, string][])('after %s', async (_, answer, cause, code) => {
    const { customers, server } = await start(({ turn }) => (turn > 2 ? answer : undefined));
    const { source, taken, released } = countedSource(5000);

    const error = (await rejectionOf(
      customers.import(source, { concurrency: 2, batchSize: 10 }),
    )) as ImportStoppedError;

    expect(error).toBeInstanceOf(ImportStoppedError);
    expect(error.cause).toMatchObject({ name: cause });
    expect(error.message).toMatch(/^The import stopped after \d+ customers: /);
    expect(error.report).toMatchObject({ created: 20, unknown: 0, failures: [{ outcome: 'failed', code }] });
    expect(error.report.total).toBeLessThanOrEqual(60);
    expect(taken()).toBeLessThan(200);
    expect(released()).toBe(true);
    expect(server.requests.length).toBeLessThan(50);
  });

  it('and does not send what it was reading', async () => {
    let refuse = (): void => undefined;
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    const { customers, registry } = await start(() => (request, response) => {
      answering(401, example('ApiKeyInvalid'))(request, response);
      response.on('close', () => setTimeout(refuse, 50));
    });
    async function* pausing(): AsyncGenerator<CustomerCreate, void, undefined> {
      yield* manyCustomers(15);
      await refused;
      yield* manyCustomers(15);
    }
    const error = (await rejectionOf(customers.import(pausing(), { batchSize: 10 }))) as ImportStoppedError;
    await refused;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(error.report.total).toBe(10);
    expect(registry.batches).toHaveLength(1);
  });

  it('when nobody answers any more', async () => {
    const { customers } = await start(({ turn }) => (turn > 4 ? faults.reset : undefined));
    const { source, taken } = countedSource(100_000);
    const error = (await rejectionOf(customers.import(source, { batchSize: 10, maxRetries: 1 }))) as ImportStoppedError;
    expect(error.cause).toMatchObject({ name: 'ConnectionError' });
    expect(error.report.created).toBe(40);
    expect(taken()).toBeLessThan(400);
  });

  it('when the source throws, after what it gave before', async () => {
    const { customers, registry } = await start(() => undefined);
    async function* failing(): AsyncGenerator<CustomerCreate, void, undefined> {
      yield* manyCustomers(30);
      throw new Error('line 31 is broken');
    }
    const results: ImportResult[] = [];
    const promise = customers.import(failing(), { batchSize: 10, onResult: (result) => results.push(result) });
    const error = (await rejectionOf(promise)) as ImportStoppedError;
    expect(error.cause).toEqual(new Error('line 31 is broken'));
    expect(error.message).toBe('The import stopped after 30 customers: line 31 is broken');
    expect(error.report).toMatchObject({ total: 30, created: 30 });
    expect(results).toHaveLength(30);
    expect(registry.customers.size).toBe(30);
  });

  it.each(['onResult', 'onProgress'] as const)('when %s throws, which is not called again', async (name) => {
    const { customers, registry } = await start(() => undefined);
    const { source, taken } = countedSource(5000);
    const callback = vi.fn(() => {
      throw new Error('disk full');
    });
    const error = (await rejectionOf(
      customers.import(source, { batchSize: 10, [name]: callback }),
    )) as ImportStoppedError;
    expect(error.cause).toEqual(new Error('disk full'));
    expect(callback).toHaveBeenCalledOnce();
    expect(error.report.created).toBe(registry.customers.size);
    expect(taken()).toBeLessThan(500);
  });

  it('when a promise of onResult rejects', async () => {
    const { customers } = await start(() => undefined);
    const onResult = () => Promise.reject(new Error('disk full'));
    const error = (await rejectionOf(customers.import(manyCustomers(5), { onResult }))) as ImportStoppedError;
    expect(error.cause).toEqual(new Error('disk full'));
    expect(error.report).toMatchObject({ total: 5, created: 5 });
  });

  it('at once when the signal is aborted; what was under way is unknown', async () => {
    const controller = new AbortController();
    const registry = new Registry();
    registry.disturb = ({ turn }) => {
      if (turn <= 2) return undefined;
      if (turn === 4) setTimeout(() => controller.abort(new Error('enough')), 20);
      return faults.silence;
    };
    const { client } = await startWithClient(registry.handler);
    const { source, released } = countedSource(5000);
    const results: ImportResult[] = [];
    const startedAt = performance.now();

    const options = {
      batchSize: 10,
      concurrency: 2,
      signal: controller.signal,
      onResult: (result: ImportResult) => results.push(result),
    };
    const error = (await rejectionOf(client.customers.import(source, options))) as ImportStoppedError;

    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(error.cause).toEqual(new Error('enough'));
    expect(error.report).toMatchObject({
      total: 40,
      created: 20,
      failed: 0,
      unknown: 20,
      failures: [{ code: 'aborted' }],
    });
    expect(results.map(({ index }) => index)).toEqual([...Array(40).keys()]);
    expect(released()).toBe(true);
  });

  it('and leaves nothing behind on the signal, nor does one that comes to its end', async () => {
    const listeners = new Set<unknown>();
    const { signal } = new AbortController();
    signal.addEventListener = (_: string, listener: unknown) => void listeners.add(listener);
    signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
    const working = await start(() => undefined);
    await working.customers.import(manyCustomers(25), { batchSize: 10, signal });
    const refusing = await start(() => answering(401, example('ApiKeyInvalid')));
    await rejectionOf(refusing.customers.import(manyCustomers(25), { batchSize: 10, signal }));
    expect(listeners.size).toBe(0);
  });

  it('when the signal is aborted while the source is silent', async () => {
    const { customers } = await start(() => undefined);
    const controller = new AbortController();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const promise = customers.import(silent, { signal: controller.signal });
    controller.abort(new Error('enough'));
    expect(await rejectionOf(promise)).toMatchObject({ name: 'ImportStoppedError', report: { total: 0 } });
  });

  it('before it reads anything where the signal is aborted already', async () => {
    const { customers, server } = await start(() => undefined);
    const { source, taken } = countedSource(10);
    const error = await rejectionOf(customers.import(source, { signal: AbortSignal.abort() }));
    expect(error).toBeInstanceOf(ImportStoppedError);
    expect([taken(), server.requests.length]).toEqual([0, 0]);
  });
});

it('an error that nobody foresaw stops the import, and leaves no customer without an outcome', async () => {
  const sender = { send: () => Promise.reject(new TypeError('a bug')) } as unknown as BatchSender;
  const run = new ImportRun(new BatchReader(manyCustomers(3), 100), sender, resolveImportOptions({}));
  const error = (await rejectionOf(run.toEnd())) as ImportStoppedError;
  expect(error.cause).toEqual(new TypeError('a bug'));
  expect(error.report).toMatchObject({ total: 3, unknown: 3, failures: [{ code: 'unspecified', count: 3 }] });
});
