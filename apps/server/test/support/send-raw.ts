import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface RawResponse {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
  readonly text: string;
}

/**
 * Writes bytes into a connection of their own, part by part, whatever the server answers in between; then waits for
 * the answer, or for the server to close the connection.
 */
export async function sendRaw(port: number, parts: readonly (string | Buffer)[]): Promise<RawResponse> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  const closed = once(socket, 'close');
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk);
      if (isWhole(Buffer.concat(received), String(parts[0]).startsWith('HEAD'))) resolve();
    });
  });
  await once(socket, 'connect');
  for (const part of parts) if (!socket.write(part)) await Promise.race([once(socket, 'drain'), closed]);
  await Promise.race([answered, closed]);
  socket.destroy();
  return toResponse(Buffer.concat(received));
}

/** The beginning of a request with a valid key, up to and with the empty line. */
export function rawHead(method: string, target: string, ...headers: readonly string[]): string {
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: test', 'Connection: close', 'x-api-key: sk_test_of_tenant_a'];
  return [...lines, ...headers, '', ''].join('\r\n');
}

function isWhole(received: Buffer, toHead: boolean): boolean {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return false;
  const length = toHead ? 0 : Number(/^content-length: (\d+)$/im.exec(received.toString('latin1'))?.[1] ?? 0);
  return received.byteLength >= headEnd + 4 + length;
}

function toResponse(received: Buffer): RawResponse {
  const [head = '', ...rest] = received.toString('utf8').split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, text: rest.join('\r\n\r\n') };
}
