import { once } from 'node:events';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { HttpResponse } from '../oracle/response.ts';
import { target } from '../target/target.ts';

/** A request exactly as it is sent: nothing is added, normalized or corrected. */
export interface WireRequest {
  readonly method: string;
  /** Relative to the base URL, percent-encoded, with the query. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Buffer;
  /** Sends the headers only. A server that waits for the body never answers such a request. */
  readonly withholdBody?: boolean;
}

/** The longest time until the response. */
const TIMEOUT_MS = 30_000;

/**
 * The time for which an idle connection is kept. Servers close connections that are idle for some seconds, and a request
 * that is sent at that moment gets no response.
 */
const IDLE_MS = 1_000;

const { protocol, hostname, port, pathname } = new URL(target.baseUrl);
const transport = protocol === 'https:' ? https : http;
const agent = new transport.Agent({ keepAlive: true, maxSockets: 16, timeout: IDLE_MS });

/** Sends a request to the server under test and returns the response unchecked. */
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
    request.once('timeout', () => request.destroy(new Error(`No response to ${method} ${path} in ${TIMEOUT_MS} ms`)));
    request.once('error', reject);
    request.once('response', (response) => {
      collect(method, response).then(resolve, reject);
      if (withholdBody) response.once('end', () => request.destroy());
    });
    if (withholdBody) request.flushHeaders();
    else request.end(body);
  });
}

/**
 * Sends the headers with `Expect: 100-continue`, and the body once the server asks for it.
 *
 * @returns whether the server has asked, and its response.
 */
export function sendWhenAsked({ method, path, headers, body }: WireRequest) {
  return new Promise<{ readonly asked: boolean; readonly response: HttpResponse }>((resolve, reject) => {
    let asked = false;
    const request = transport.request({
      agent: false,
      hostname,
      port,
      method,
      path: pathname + path,
      headers: { ...headers, expect: '100-continue', 'content-length': body?.length ?? 0 },
      timeout: TIMEOUT_MS,
    });
    request.once('timeout', () => request.destroy(new Error(`No response to ${method} ${path} in ${TIMEOUT_MS} ms`)));
    request.once('error', reject);
    request.once('continue', () => {
      asked = true;
      request.end(body);
    });
    request.once('response', (message) => {
      collect(method, message).then((response) => resolve({ asked, response }), reject);
      message.once('end', () => request.destroy());
    });
    request.flushHeaders();
  });
}

async function collect(method: string, response: IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const headers = headersOf(response);
  const body = decompress(Buffer.concat(chunks), headers.get('content-encoding'));
  return { method, status: response.statusCode ?? 0, headers, body };
}

function decompress(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === undefined || body.length === 0) return body;
  if (encoding === 'gzip') return gunzipSync(body);
  if (encoding === 'br') return brotliDecompressSync(body);
  throw new Error(`The response has the Content-Encoding ${encoding}, which no request accepts`);
}

/** Reads the raw headers, since Node's own `headers` drops a repeated Content-Type. */
function headersOf({ rawHeaders }: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name, value] = [rawHeaders[index]?.toLowerCase() ?? '', rawHeaders[index + 1] ?? ''];
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return headers;
}

/**
 * Sends lines that need not be valid HTTP, and reads the response until the server closes the connection.
 *
 * @param head the request line and the headers; the empty line that ends them is added.
 */
export async function sendRaw(head: readonly string[]): Promise<HttpResponse> {
  const { protocol, hostname, port } = new URL(target.baseUrl);
  const address = { host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const socket = protocol === 'https:' ? tls.connect({ ...address, servername: hostname }) : net.connect(address);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return toResponse(Buffer.concat(chunks));
}

function toResponse(bytes: Buffer): HttpResponse {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()];
  });
  const status = Number(/^HTTP\/1\.1 (?<status>\d{3}) /.exec(statusLine)?.groups?.status);
  return { method: 'GET', status, headers: new Map(headers), body: bytes.subarray(headEnd + 4) };
}
