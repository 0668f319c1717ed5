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
import type { Handler } from '../support/http-server.ts';

const silence: Handler = () => undefined;
const stalledBody: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":');
};
const stalledErrorBody: Handler = (_, response) => {
  response.writeHead(500, { 'content-type': 'application/json' }).write('{"message":');
};
const reset: Handler = (_, response) => response.destroy();
const cutOff: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"data":', () => response.destroy());
};

describe('an attempt', () => {
  it('fails with the reason where nothing listens', async () => {
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
    ['a code once', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), 'read ECONNRESET'],
    ['a code that the words lack', Object.assign(new Error('closed'), { code: 'EPIPE' }), 'closed (EPIPE)'],
    ['a code without words', Object.assign(new Error(''), { code: 'EPIPE' }), 'EPIPE'],
    ['no number in place of a code', new DOMException('blocked', 'NetworkError'), 'blocked'],
    ['that there is nothing to tell', new Error(''), 'unknown cause'],
  ])('tells of the reason %s', async (_, cause, want) => {
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const client = new Rollcall({ apiKey: API_KEY, baseUrl: 'http://127.0.0.1:1', maxRetries: 0, fetch });
    const error = (await rejectionOf(client.customers.list())) as Error;
    expect(error.message).toBe(`No answer: ${want} (GET /customers)`);
  });

  it.each([
    ['before the answer', reset],
    ['within the answer', cutOff],
  ])('fails with ConnectionError where the connection breaks %s', async (_, handler) => {
    const { client } = await startWithClient(handler);
    expect(await rejectionOf(client.customers.get('a'))).toBeInstanceOf(ConnectionError);
  });

  it.each([
    ['no answer', silence],
    ['a stalled body', stalledBody],
    ['the stalled body of an error', stalledErrorBody],
  ])('ends after timeoutMs: %s', async (_, handler) => {
    const { client } = await startWithClient(handler, { timeoutMs: 50 });
    const error = (await rejectionOf(client.customers.get('a'))) as TimeoutError;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toBe('No answer within 50 ms (GET /customers/{customer_key})');
  });

  it('lets go of the connection when the time is up', async () => {
    const closed = await new Promise<boolean>((resolve) => {
      const handler: Handler = (_, response) => response.on('close', () => resolve(!response.writableEnded));
      startWithClient(handler, { timeoutMs: 20 }).then(({ client }) => rejectionOf(client.customers.get('a')));
    });
    expect(closed).toBe(true);
  });

  it('takes the timeout of the call over that of the client', async () => {
    const { client } = await startWithClient(silence, { timeoutMs: 60_000 });
    expect(await rejectionOf(client.customers.get('a', { timeoutMs: 20 }))).toBeInstanceOf(TimeoutError);
  });

  it('ends where fetch does not heed its signal', async () => {
    const client = new Rollcall({
      apiKey: API_KEY,
      baseUrl: 'http://127.0.0.1:1',
      timeoutMs: 20,
      maxRetries: 0,
      fetch: () => new Promise(() => undefined),
    });
    expect(await rejectionOf(client.customers.list())).toBeInstanceOf(TimeoutError);
  });

  it.each([
    ['no answer', silence],
    ['a stalled body', stalledBody],
  ])('ends when the caller aborts: %s', async (_, handler) => {
    const controller = new AbortController();
    const { client } = await startWithClient((request, response) => {
      handler(request, response);
      controller.abort(new Error('enough'));
    });
    const error = (await rejectionOf(client.customers.get('a', { signal: controller.signal }))) as AbortedError;
    expect(error).toBeInstanceOf(AbortedError);
    expect(error.cause).toEqual(new Error('enough'));
  });

  it('sends nothing where the signal is aborted already', async () => {
    const { client, server } = await startWithClient(silence);
    const error = await rejectionOf(client.customers.get('a', { signal: AbortSignal.abort() }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(server.requests).toHaveLength(0);
  });

  it('leaves nothing behind on the signal of the caller', async () => {
    const listeners = new Set<unknown>();
    const { signal } = new AbortController();
    signal.addEventListener = (_: string, listener: unknown) => void listeners.add(listener);
    signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
    const { client } = await startWithClient((_, response) => response.writeHead(200).end('{"data":{}}'));
    await client.customers.get('a', { signal });
    expect(listeners.size).toBe(0);
  });

  it('refuses a body that cannot be written as JSON, and sends nothing', async () => {
    const { client, server } = await startWithClient(silence);
    const circular: { metadata: Record<string, unknown> } = { metadata: {} };
    circular.metadata.self = circular;
    const error = await rejectionOf(client.customers.create(circular as unknown as CustomerCreate));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(server.requests).toHaveLength(0);
  });
});

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
