import { once } from 'node:events';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import type { HttpResponse } from '../oracle/response.ts';
import { target } from '../target/target.ts';

/** A request as it goes over the wire. Nothing is added to it, normalised or repaired. */
export interface WireRequest {
  readonly method: string;
  /** Below the base URL, percent-encoded, with the query. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Buffer;
  /** Sends the header and then nothing more, so that only an answer that does not wait for the body can arrive. */
  readonly withholdBody?: boolean;
}

/** How long an answer may take. */
const TIMEOUT_MS = 10_000;

/**
 * How long a connection is kept for the next request. Servers close those that are idle for some seconds, and a request
 * that is sent at that very moment gets no answer.
 */
const IDLE_MS = 1_000;

const { protocol, hostname, port, pathname } = new URL(target.baseUrl);
const transport = protocol === 'https:' ? https : http;
const agent = new transport.Agent({ keepAlive: true, maxSockets: 16, timeout: IDLE_MS });

/** Sends a request to the server under test, and takes whatever comes back. */
export function send({ method, path, headers, body, withholdBody }: WireRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const request = transport.request({
      agent: withholdBody ? false : agent,
      hostname,
      port,
      method,
      path: pathname + path,
      headers,
      timeout: TIMEOUT_MS,
    });
    request.once('timeout', () => request.destroy(new Error(`No answer to ${method} ${path} in ${TIMEOUT_MS} ms`)));
    request.once('error', reject);
    request.once('response', (response) => {
      collect(method, response).then(resolve, reject);
      if (withholdBody) response.once('end', () => request.destroy());
    });
    if (withholdBody) request.flushHeaders();
    else request.end(body);
  });
}

async function collect(method: string, response: IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { method, status: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(chunks) };
}

/** Built from what was on the wire: Node's own `headers` drops a repeated Content-Type. */
function headersOf({ rawHeaders }: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name, value] = [rawHeaders[index]?.toLowerCase() ?? '', rawHeaders[index + 1] ?? ''];
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return headers;
}

/**
 * Sends bytes that need not be HTTP, and reads the answer until the server ends the connection.
 *
 * @param head the request line and headers, a line each. The empty line that ends them is added.
 */
export async function sendRaw(head: readonly string[]): Promise<HttpResponse> {
  const { protocol, hostname, port } = new URL(target.baseUrl);
  const where = { host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const socket = protocol === 'https:' ? tls.connect({ ...where, servername: hostname }) : net.connect(where);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return toAnswer(Buffer.concat(chunks));
}

function toAnswer(bytes: Buffer): HttpResponse {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()];
  });
  const status = Number(/^HTTP\/1\.1 (?<status>\d{3}) /.exec(statusLine)?.groups?.status);
  return { method: 'GET', status, headers: new Map(headers), body: bytes.subarray(headEnd + 4) };
}
