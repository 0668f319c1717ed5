import { describe, expect, it, vi } from 'vitest';
import { BatchReader } from '../../src/import/batch-reader.ts';
import type { BatchSender } from '../../src/import/batch-sender.ts';
import { ImportRun } from '../../src/import/import-customers.ts';
import { resolveImportOptions } from '../../src/import/options.ts';
import { type CustomerCreate, type ImportReport, type ImportResult, ImportStoppedError } from '../../src/index.ts';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { faults } from '../support/faults.ts';
import { answering } from '../support/http-server.ts';
import { createdAnswer, manyCustomers, Registry, startRegistry } from '../support/registry.ts';

/** The error of an import that stops. */
async function stopOf(report: Promise<ImportReport>): Promise<ImportStoppedError> {
  const error = await rejectionOf(report);
  expect(error).toBeInstanceOf(ImportStoppedError);
  return error as ImportStoppedError;
}

/** Counts the customers that are taken from it, and records when it is released. */
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

describe('errors of every request', () => {
  it.each([
    {
      given: '401',
      answer: answering(401, example('ApiKeyInvalid')),
      want: ['AuthenticationError', 'api_key_invalid'],
    },
    { given: '403', answer: answering(403, ''), want: ['ApiError', 'http_403'] },
    { given: '404', answer: answering(404, ''), want: ['ApiError', 'http_404'] },
    { given: '405', answer: answering(405, ''), want: ['ApiError', 'http_405'] },
    { given: 'a redirect', answer: faults.redirect, want: ['RedirectError', 'redirected'] },
    {
      given: 'a run id that was used before',
      answer: answering(422, { code: 'idempotency_key_reused' }),
      want: ['ValidationError', 'idempotency_key_reused'],
    },
    {
      given: 'a Retry-After of an hour',
      answer: answering(429, '', { 'retry-after': '3600' }),
      want: ['RateLimitError', 'http_429'],
    },
    { given: '429 without end', answer: answering(429, ''), want: ['RateLimitError', 'http_429'] },
  ])('an import stops with a report after $given', async ({ answer, want: [cause, code] }) => {
    const { customers, server } = await startRegistry(({ turn }) => (turn > 2 ? answer : undefined));
    const { source, taken, released } = countedSource(5000);

    const error = await stopOf(customers.import(source, { concurrency: 2, batchSize: 10 }));

    expect(error.cause).toMatchObject({ name: cause });
    expect(error.message).toMatch(/^The import stopped after \d+ customers: /);
    expect(error.report).toMatchObject({ created: 20, unknown: 0, failures: [{ outcome: 'failed', code }] });
    expect(error.report.total).toBeLessThanOrEqual(60);
    expect(taken()).toBeLessThan(200);
    expect(released()).toBe(true);
    expect(server.requests.length).toBeLessThan(50);
  });

  it('an import that stops does not send the batch that it was reading', async () => {
    let refuse = (): void => undefined;
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    const { customers, registry } = await startRegistry(() => (request, response) => {
      answering(401, example('ApiKeyInvalid'))(request, response);
      response.on('close', () => setTimeout(refuse, 50));
    });
    async function* pausing(): AsyncGenerator<CustomerCreate, void, undefined> {
      yield* manyCustomers(15);
      await refused;
      yield* manyCustomers(15);
    }
    const error = await stopOf(customers.import(pausing(), { batchSize: 10 }));
    await refused;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(error.report.total).toBe(10);
    expect(registry.batches).toHaveLength(1);
  });

  it('an import stops when the server no longer responds', async () => {
    const { customers } = await startRegistry(({ turn }) => (turn > 4 ? faults.reset : undefined));
    const { source, taken } = countedSource(100_000);
    const error = await stopOf(customers.import(source, { batchSize: 10, maxRetries: 1 }));
    expect(error.cause).toMatchObject({ name: 'ConnectionError' });
    expect(error.report.created).toBe(40);
    expect(taken()).toBeLessThan(400);
  });
});

describe('errors of the source and of callbacks', () => {
  it('an import stops when the source throws, after the results of all customers before', async () => {
    const { customers, registry } = await startRegistry();
    async function* failing(): AsyncGenerator<CustomerCreate, void, undefined> {
      yield* manyCustomers(30);
      throw new Error('line 31 is broken');
    }
    const results: ImportResult[] = [];
    const onResult = (result: ImportResult): unknown => results.push(result);
    const error = await stopOf(customers.import(failing(), { batchSize: 10, onResult }));
    expect(error.cause).toEqual(new Error('line 31 is broken'));
    expect(error.message).toBe('The import stopped after 30 customers: line 31 is broken');
    expect(error.report).toMatchObject({ total: 30, created: 30 });
    expect(results).toHaveLength(30);
    expect(registry.customers.size).toBe(30);
  });

  it.each(['onResult', 'onProgress'] as const)(
    'an import stops when %s throws, and does not call it again',
    async (name) => {
      const { customers, registry } = await startRegistry();
      const { source, taken } = countedSource(5000);
      const callback = vi.fn(() => {
        throw new Error('disk full');
      });
      const error = await stopOf(customers.import(source, { batchSize: 10, [name]: callback }));
      expect(error.cause).toEqual(new Error('disk full'));
      expect(callback).toHaveBeenCalledOnce();
      expect(error.report.created).toBe(registry.customers.size);
      expect(taken()).toBeLessThan(500);
    },
  );

  it('an import stops when a promise of onResult rejects', async () => {
    const { customers } = await startRegistry();
    const onResult = () => Promise.reject(new Error('disk full'));
    const error = await stopOf(customers.import(manyCustomers(5), { onResult }));
    expect(error.cause).toEqual(new Error('disk full'));
    expect(error.report).toMatchObject({ total: 5, created: 5 });
  });

  it('an import stops after a bug of the SDK, and every customer still gets an outcome', async () => {
    const sender = { send: () => Promise.reject(new TypeError('a bug')) } as unknown as BatchSender;
    const reader = new BatchReader(manyCustomers(3), 100);
    const run = new ImportRun(reader, sender, resolveImportOptions({}), new AbortController());
    const error = await stopOf(run.toEnd());
    expect(error.cause).toEqual(new TypeError('a bug'));
    expect(error.report).toMatchObject({ total: 3, unknown: 3, failures: [{ code: 'unspecified', count: 3 }] });
  });
});

describe('the signal', () => {
  it('an import stops at once when its signal is aborted, and reports requests in progress as unknown', async () => {
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

    const onResult = (result: ImportResult): unknown => results.push(result);
    const options = { batchSize: 10, concurrency: 2, signal: controller.signal, onResult };
    const error = await stopOf(client.customers.import(source, options));

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

  it('an import leaves no listener on its signal, whether it stops or reaches its end', async () => {
    const listeners = new Set<unknown>();
    const { signal } = new AbortController();
    signal.addEventListener = (_: string, listener: unknown) => void listeners.add(listener);
    signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
    const working = await startRegistry();
    await working.customers.import(manyCustomers(25), { batchSize: 10, signal });
    const rejecting = await startRegistry(() => answering(401, example('ApiKeyInvalid')));
    await stopOf(rejecting.customers.import(manyCustomers(25), { batchSize: 10, signal }));
    expect(listeners.size).toBe(0);
  });

  it('an import stops when its signal is aborted while it waits for the source', async () => {
    const { customers } = await startRegistry();
    const controller = new AbortController();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const promise = customers.import(silent, { signal: controller.signal });
    controller.abort(new Error('enough'));
    expect((await stopOf(promise)).report).toMatchObject({ total: 0 });
  });

  it('an import reads nothing if its signal is already aborted', async () => {
    const { customers, server } = await startRegistry();
    const { source, taken } = countedSource(10);
    await stopOf(customers.import(source, { signal: AbortSignal.abort() }));
    expect([taken(), server.requests.length]).toEqual([0, 0]);
  });
});

describe('the drainSignal', () => {
  it('an import starts no attempt after its drainSignal is aborted, and awaits those in progress', async () => {
    const drain = new AbortController();
    const { customers, registry } = await startRegistry(({ turn, customers: batch, apply }) => {
      if (turn === 1) apply();
      return (_, response) => {
        if (turn === 2) drain.abort(new Error('enough'));
        const answer = (): void => void response.end(createdAnswer(batch));
        if (turn === 1) drain.signal.addEventListener('abort', () => setTimeout(answer, 20));
        else response.writeHead(503).end();
      };
    });
    const options = { batchSize: 10, concurrency: 2, drainSignal: drain.signal };
    const error = await stopOf(customers.import(manyCustomers(500), options));
    expect(error.cause).toEqual(new Error('enough'));
    expect(registry.batches).toHaveLength(2);
    expect(error.report).toMatchObject({ total: 20, created: 10, unknown: 10 });
  });

  it('an import ends the wait for another attempt when its drainSignal is aborted', async () => {
    const drain = new AbortController();
    const busy = answering(429, '', { 'retry-after': '50' });
    const registry = new Registry();
    registry.disturb = () => {
      setTimeout(() => drain.abort(new Error('enough')), 50);
      return busy;
    };
    // The system's clock: the server asks for a wait of 50 seconds.
    const { client } = await startWithClient(registry.handler);
    const error = await stopOf(client.customers.import(manyCustomers(5), { drainSignal: drain.signal }));
    expect(error.report).toMatchObject({ total: 5, failed: 5, failures: [{ code: 'aborted' }] });
    expect(registry.batches).toHaveLength(1);
  });

  it('an import reads nothing if its drainSignal is already aborted', async () => {
    const { customers, registry } = await startRegistry();
    const { source, taken } = countedSource(5);
    await stopOf(customers.import(source, { drainSignal: AbortSignal.abort() }));
    expect([taken(), registry.batches]).toEqual([0, []]);
  });
});
