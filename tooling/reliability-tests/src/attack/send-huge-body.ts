import { once } from 'node:events';
import { connect } from 'node:net';
import { WireAnswers } from '../http/wire-answers.ts';
import type { ServerProcess } from '../server/server-process.ts';

/** A body of which far more is sent than a server should take. */
export interface HugeBody {
  readonly name: string;
  /** Path below the base path. */
  readonly path: string;
  readonly headers: readonly string[];
  /** Sent in front. */
  readonly start: Buffer;
  /** Sent again and again. */
  readonly chunk: Buffer;
}

export interface HugeBodyOutcome {
  /** 0 where no answer came. */
  readonly status: number;
  /** From the beginning of the body to the answer. */
  readonly answeredMs: number;
  /** From the beginning of the body until all was sent or the connection was closed. */
  readonly endedMs: number;
}

/** Sends a body of so many bytes, unless the server closes the connection before. */
export async function sendHugeBody(server: ServerProcess, body: HugeBody, bytes: number): Promise<HugeBodyOutcome> {
  const { port, basePath, apiKey } = server;
  const socket = connect(port, '127.0.0.1');
  const answers = new WireAnswers();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let status = 0;
  let answeredMs = Infinity;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    answers.add(chunk);
    const answer = answers.next('POST');
    // What comes after the first is about the end of the connection.
    if (answer === undefined || status !== 0) return;
    status = answer.status;
    answeredMs = performance.now() - startedAt;
  });
  await once(socket, 'connect');
  const head = [`POST ${basePath}${body.path} HTTP/1.1`, 'Host: 127.0.0.1', `x-api-key: ${apiKey}`, ...body.headers];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const startedAt = performance.now();
  socket.write(body.start);
  for (let sent = 0; sent < bytes && socket.writable; sent += body.chunk.byteLength) {
    if (!socket.write(body.chunk)) await Promise.race([once(socket, 'drain').catch(() => {}), closed]);
  }
  const endedMs = performance.now() - startedAt;
  socket.end();
  await closed;
  return { status, answeredMs, endedMs };
}
