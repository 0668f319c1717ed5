import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  AbortedError,
  ArgumentError,
  ConnectionError,
  type CustomerCreate,
  Rollcall,
  TimeoutError,
} from '../../src/index.ts';
import { API_KEY, rejectionOf, startWithClient } from '../support/clients.ts';
import { faults } from '../support/faults.ts';
import type { Handler } from '../support/http-server.ts';

describe('an attempt', () => {
  it('a call fails with ConnectionError and its reason if nothing listens on the port', async () => {
    const client = new Rollcall({
      apiKey: API_KEY,
      baseUrl: `http://127.0.0.1:${await closedPort()}/api/v1`,
      maxRetries: 0,
    });
    const error = (await rejectionOf(client.customers.list())) as ConnectionError;
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toMatch(/^No answer: connect ECONNREFUSED 127\.0\.0\.1:\d+ \(GET \/customers\)$/);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it.each([
    {
      given: 'a code within its message',
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      want: 'read ECONNRESET',
    },
    {
      given: 'a code that its message lacks',
      cause: Object.assign(new Error('closed'), { code: 'EPIPE' }),
      want: 'closed (EPIPE)',
    },
    { given: 'a code and no message', cause: Object.assign(new Error(''), { code: 'EPIPE' }), want: 'EPIPE' },
    { given: 'a number as its code', cause: new DOMException('blocked', 'NetworkError'), want: 'blocked' },
    { given: 'neither code nor message', cause: new Error(''), want: 'unknown cause' },
  ])('a ConnectionError says "$want" for a cause with $given', async ({ cause, want }) => {
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const client = new Rollcall({ apiKey: API_KEY, baseUrl: 'http://127.0.0.1:1', maxRetries: 0, fetch });
    const error = (await rejectionOf(client.customers.list())) as Error;
    expect(error.message).toBe(`No answer: ${want} (GET /customers)`);
  });

  it.each(['reset', 'cutOff'] as const)(
    'a call fails with ConnectionError if its connection breaks: %s',
    async (fault) => {
      const { client } = await startWithClient(faults[fault]);
      expect(await rejectionOf(client.customers.get('a'))).toBeInstanceOf(ConnectionError);
    },
  );

  it.each(['silence', 'stalledBody', 'stalledErrorBody'] as const)('a call ends after timeoutMs: %s', async (fault) => {
    const { client } = await startWithClient(faults[fault], { timeoutMs: 50 });
    const error = (await rejectionOf(client.customers.get('a'))) as TimeoutError;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toBe('No answer within 50 ms (GET /customers/{customer_key})');
  });

  it('a call closes its connection after timeoutMs', async () => {
    let closed: boolean | undefined;
    const { client } = await startWithClient(
      (_, response) => response.on('close', () => (closed = !response.writableEnded)),
      { timeoutMs: 20 },
    );
    // More than once, as a call may time out before a busy server receives it.
    while (closed === undefined) await rejectionOf(client.customers.get('a'));
    expect(closed).toBe(true);
  });

  it('the timeout of a call overrides that of the client', async () => {
    const { client } = await startWithClient(faults.silence, { timeoutMs: 60_000 });
    expect(await rejectionOf(client.customers.get('a', { timeoutMs: 20 }))).toBeInstanceOf(TimeoutError);
  });

  it('a call ends after timeoutMs even if fetch ignores its signal', async () => {
    const client = new Rollcall({
      apiKey: API_KEY,
      baseUrl: 'http://127.0.0.1:1',
      timeoutMs: 20,
      maxRetries: 0,
      fetch: () => new Promise(() => undefined),
    });
    expect(await rejectionOf(client.customers.list())).toBeInstanceOf(TimeoutError);
  });

  it.each(['silence', 'stalledBody'] as const)('a call ends when its signal is aborted: %s', async (fault) => {
    const controller = new AbortController();
    const { client } = await startWithClient((request, response) => {
      (faults[fault] as Handler)(request, response);
      controller.abort(new Error('enough'));
    });
    const error = (await rejectionOf(client.customers.get('a', { signal: controller.signal }))) as AbortedError;
    expect(error).toBeInstanceOf(AbortedError);
    expect(error.cause).toEqual(new Error('enough'));
  });

  it('a call sends nothing if its signal is already aborted', async () => {
    const { client, server } = await startWithClient(faults.silence);
    const error = await rejectionOf(client.customers.get('a', { signal: AbortSignal.abort() }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(server.requests).toHaveLength(0);
  });

  it('a call leaves no listener on its signal', async () => {
    const listeners = new Set<unknown>();
    const { signal } = new AbortController();
    signal.addEventListener = (_: string, listener: unknown) => void listeners.add(listener);
    signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
    const { client } = await startWithClient((_, response) => response.writeHead(200).end('{"data":{}}'));
    await client.customers.get('a', { signal });
    expect(listeners.size).toBe(0);
  });

  it('create rejects a customer that cannot be written as JSON, and sends nothing', async () => {
    const { client, server } = await startWithClient(faults.silence);
    const circular: { metadata: Record<string, unknown> } = { metadata: {} };
    circular.metadata.self = circular;
    const error = await rejectionOf(client.customers.create(circular as unknown as CustomerCreate));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(server.requests).toHaveLength(0);
  });
});

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
