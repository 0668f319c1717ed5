import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ApiError, type FetchLike, ResponseFormatError, Rollcall, ServerError } from '../../src/index.ts';
import { API_KEY, example, rejectionOf, startWithClient } from '../support/clients.ts';
import type { Handler } from '../support/http-server.ts';

const MEBIBYTE = 1024 * 1024;

/** Sends a body that has no end, and says how much of it was sent when the connection closed. */
function endless(status: number): { handler: Handler; closed: Promise<number> } {
  let close: (sent: number) => void;
  const closed = new Promise<number>((resolve) => {
    close = resolve;
  });
  const handler: Handler = (_, response) => {
    let sent = 0;
    const chunk = Buffer.alloc(MEBIBYTE, 'a');
    const body = new Readable({
      read() {
        sent += chunk.length;
        this.push(chunk);
      },
    });
    response.writeHead(status, { 'content-type': 'text/plain' });
    response.on('close', () => {
      body.destroy();
      close(sent);
    });
    body.pipe(response);
  };
  return { handler, closed };
}

describe('the body of a response', () => {
  it('an error body that has no end is cut off at 1 MiB, and its connection is closed', async () => {
    const { handler, closed } = endless(500);
    const { client } = await startWithClient(handler, { maxRetries: 0 });
    const error = (await rejectionOf(client.customers.create(example('IndividualRequest')))) as ApiError;
    expect(error).toBeInstanceOf(ServerError);
    expect(error.body).toBe('a'.repeat(MEBIBYTE));
    // What the server had sent before it noticed is in buffers of the system.
    expect(await closed).toBeLessThan(64 * MEBIBYTE);
  });

  it('a success that has no end fails at 128 MiB, and its connection is closed', async () => {
    const { handler, closed } = endless(200);
    const { client } = await startWithClient(handler);
    const error = (await rejectionOf(client.customers.get('a'))) as ResponseFormatError;
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error.message).toBe('200 answer is larger than 134217728 bytes (GET /customers/{customer_key})');
    expect(await closed).toBeLessThan(256 * MEBIBYTE);
  });

  it('the limit of an error holds for the bytes after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEBIBYTE));
    const { client } = await startWithClient(
      (_, response) => response.writeHead(500, { 'content-encoding': 'gzip' }).end(bomb),
      { maxRetries: 0 },
    );
    const error = (await rejectionOf(client.customers.get('a'))) as ApiError;
    expect(String(error.body).length).toBe(MEBIBYTE);
  });

  const answer = JSON.stringify(example('CustomerRetrieved'));
  const head = { status: 200, statusText: 'OK', headers: new Headers() };
  const noBytes = () => Promise.reject(new Error('The body is a stream'));
  const bodies: { given: string; fetch: FetchLike }[] = [
    { given: 'a web stream', fetch: async () => new Response(answer) },
    {
      given: 'a stream of Node, as that of node-fetch',
      fetch: async () => ({ ...head, body: Readable.from([Buffer.from(answer)]), arrayBuffer: noBytes }),
    },
    {
      given: 'no stream, as those of some mocks',
      fetch: async () => ({ ...head, arrayBuffer: () => new Response(answer).arrayBuffer() }),
    },
  ];

  it.each(bodies)('a call reads a body that is $given', async ({ fetch }) => {
    const client = new Rollcall({ apiKey: API_KEY, baseUrl: 'http://127.0.0.1:1', fetch });
    expect(await client.customers.get('jane_doe_001')).toEqual(example('CustomerRetrieved').data);
  });

  it('a body that is split inside of a character is read as one text', async () => {
    const text = JSON.stringify({ data: { first_name: 'Zoë 😀' } });
    const bytes = Buffer.from(text);
    const { client } = await startWithClient((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect(await client.customers.get('a')).toEqual({ first_name: 'Zoë 😀' });
  });
});
