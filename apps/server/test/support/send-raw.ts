import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Writes bytes into a connection of their own, part by part, and answers with all that comes back until the server
 * closes it.
 */
export async function sendRaw(port: number, parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  for (const part of parts) if (!socket.write(part)) await Promise.race([once(socket, 'drain'), closed]);
  await closed;
  return Buffer.concat(received).toString('utf8');
}
