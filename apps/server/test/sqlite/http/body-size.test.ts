import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { rawHead } from '../../support/send-raw.ts';
import { startServer } from '../../support/start-server.ts';

const limit = 1_048_576;
const tooLarge = { statusCode: 413, code: 'body_too_large', message: `The body is larger than ${limit} bytes` };
const chunk = Buffer.alloc(65_536, ' ');

describe('a body that is too large', () => {
  it('a Content-Length beyond the limit is answered with 413 before the body is sent', async () => {
    const { sendRaw } = await startServer();
    const head = rawHead('POST', '/api/v1/customers', 'Content-Type: application/json', `Content-Length: ${limit + 1}`);
    const { status, text } = await sendRaw(head);
    expect({ status, body: JSON.parse(text) }).toMatchObject({ status: 413, body: tooLarge });
  });

  it('a chunked body beyond the limit is answered with 413, even if the client continues to send', async () => {
    const { sendRaw } = await startServer();
    const head = rawHead('POST', '/api/v1/customers', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    const size = Buffer.from(`${chunk.byteLength.toString(16)}\r\n`);
    const body = Array.from({ length: 160 }, () => Buffer.concat([size, chunk, Buffer.from('\r\n')]));
    const { status, text } = await sendRaw(head, ...body, '0\r\n\r\n');
    expect({ status, body: JSON.parse(text) }).toMatchObject({ status: 413, body: tooLarge });
  });

  it('a body beyond the limit is answered with 413, even if the client sends all of it', async () => {
    const { sendRaw } = await startServer();
    const length = `Content-Length: ${chunk.byteLength * 160}`;
    const head = rawHead('POST', '/api/v1/customers', 'Content-Type: application/json', length);
    const { status } = await sendRaw(head, ...Array.from({ length: 160 }, () => chunk));
    expect(status).toBe(413);
  });

  it('after a 413, the connection serves the next request', async () => {
    const { origin, send } = await startServer();
    const { status } = await send('POST', '/customers', { body: ' '.repeat(limit * 4) });
    expect(status).toBe(413);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});

it('a body of exactly the limit is accepted', async () => {
  const { send } = await startServer();
  const json = JSON.stringify(customerNamed('jane'));
  const { status } = await send('POST', '/customers', { body: json + ' '.repeat(limit - json.length) });
  expect(status).toBe(201);
});

it('a refusal before the body reaches a client that continues to send', async () => {
  const { sendRaw } = await startServer();
  const head = rawHead(
    'POST',
    '/api/v1/customers',
    'Content-Type: text/plain',
    `Content-Length: ${chunk.byteLength * 160}`,
  );
  const { status } = await sendRaw(head.replace('sk_test', 'wrong'), ...Array.from({ length: 160 }, () => chunk));
  expect(status).toBe(401);
});
