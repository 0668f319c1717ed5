import { Agent, type AgentOptions, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ServerProcess } from '../server-process.ts';

export interface Call {
  readonly method: string;
  /** As in the document, such as `/customers`, filled in and encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. `Content-Type` is `application/json` unless the headers say otherwise. */
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** From the call until the whole answer was there, in milliseconds. */
  readonly ms: number;
}

/** A client of a server, with a key that is valid. It retries nothing, so that whatever goes wrong is seen. */
export class Caller {
  readonly #server: Pick<ServerProcess, 'port' | 'basePath' | 'apiKey'>;
  readonly #agent: Agent;

  /** @param options of its connections: by default they are kept and used again, as many as there are calls at once. */
  constructor(server: Pick<ServerProcess, 'port' | 'basePath' | 'apiKey'>, options: AgentOptions = {}) {
    this.#server = server;
    this.#agent = new Agent({ keepAlive: true, ...options });
  }

  /** @throws Error of the connection where no whole answer comes. */
  async call({ method, path, headers, body = '' }: Call): Promise<Answer> {
    const { port, basePath, apiKey } = this.#server;
    const startedAt = performance.now();
    const sending = request({
      host: '127.0.0.1',
      port,
      method,
      path: basePath + path,
      agent: this.#agent,
      headers: {
        'x-api-key': apiKey,
        ...(body.length > 0 && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
    });
    const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      sending.once('response', resolve).once('error', reject).end(body);
    });
    const received = await text(response);
    const status = response.statusCode ?? 0;
    return { status, headers: response.headers, text: received, ms: performance.now() - startedAt };
  }

  /** Closes its connections. */
  close(): void {
    this.#agent.destroy();
  }
}
