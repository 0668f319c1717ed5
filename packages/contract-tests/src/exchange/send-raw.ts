import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { target } from '../target/target.ts';
import type { Answer } from './answer.ts';

/**
 * Sends bytes that need not be HTTP, and reads the answer until the server ends the connection.
 *
 * @param head the request line and headers, a line each. The empty line that ends them is added.
 */
export async function sendRaw(head: readonly string[]): Promise<Answer> {
  const { protocol, hostname, port } = new URL(target.baseUrl);
  const where = { host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const socket = protocol === 'https:' ? tls.connect({ ...where, servername: hostname }) : net.connect(where);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return toAnswer(Buffer.concat(chunks));
}

function toAnswer(bytes: Buffer): Answer {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()];
  });
  const status = Number(/^HTTP\/1\.1 (?<status>\d{3}) /.exec(statusLine)?.groups?.status);
  return { method: 'GET', status, headers: new Map(headers), body: bytes.subarray(headEnd + 4) };
}
