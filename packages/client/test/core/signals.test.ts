import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { ArgumentError, TimeoutError } from '../../src/index.ts';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { faults } from '../support/faults.ts';
import { answering } from '../support/http-server.ts';

const warnings: Error[] = [];
const onWarning = (warning: Error): void => void warnings.push(warning);

afterEach(() => {
  process.off('warning', onWarning);
  warnings.length = 0;
});

describe('the signal of a call', () => {
  it.each([
    { given: 'a controller', signal: new AbortController() },
    { given: 'an object', signal: {} },
    { given: 'a number', signal: 5 },
    { given: 'null', signal: null },
  ])('a call rejects $given as its signal, and leaves no timer that rejects later', async ({ signal }) => {
    const { client } = await startWithClient(faults.silence, { timeoutMs: 5 });
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const error = await rejectionOf(client.customers.list({}, { signal: signal as unknown as AbortSignal }));
    // By the end of a call with a longer timeout, that of the first one would have run out.
    await rejectionOf(client.customers.list({}, { timeoutMs: 20 }));
    process.off('unhandledRejection', onUnhandled);
    expect(error).toEqual(new ArgumentError('signal must be an AbortSignal, such as the signal of an AbortController'));
    expect(unhandled).toEqual([]);
  });

  it('many calls that share a signal add one listener to it, cause no warning, and remove it', async () => {
    process.on('warning', onWarning);
    const { signal } = new AbortController();
    const listeners = new Set<number>();
    const { client } = await startWithClient((request, response) => {
      listeners.add(getEventListeners(signal, 'abort').length);
      answering(200, example('CustomerRetrieved'))(request, response);
    });
    await Promise.all(Array.from({ length: 40 }, () => client.customers.get('a', { signal })));
    expect([...listeners]).toEqual([1]);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(warnings).toEqual([]);
  });

  it('a call ends with TimeoutError when the time of AbortSignal.timeout runs out, and is not retried', async () => {
    const { client, server } = await startWithClient(faults.silence, { maxRetries: 2 });
    // Above the time that a busy machine takes to send a request.
    const error = await rejectionOf(client.customers.get('a', { signal: AbortSignal.timeout(500) }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ attempts: 1, cause: { name: 'TimeoutError' } });
    expect((error as Error).message).toBe('The time of the signal ran out (GET /customers/{customer_key})');
    expect(server.requests).toHaveLength(1);
  });
});
