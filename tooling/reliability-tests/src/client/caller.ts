import { Agent, type AgentOptions, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RollcallServer } from '../rollcall-server.ts';

export interface Call {
  readonly method: string;
  /** As in the document, with its parameters filled in and encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent unchanged. `Content-Type` is `application/json` unless the headers name another. */
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A client with a valid key. It never retries, so that every failure is visible. */
export class Caller {
  readonly #server: Pick<RollcallServer, 'port' | 'basePath' | 'apiKey'>;
  readonly #agent: Agent;

  /** @param options of its connections. Default: keep-alive, one connection for each concurrent call. */
  constructor(server: Pick<RollcallServer, 'port' | 'basePath' | 'apiKey'>, options: AgentOptions = {}) {
    this.#server = server;
    this.#agent = new Agent({ keepAlive: true, ...options });
  }

  /** @throws Error of the connection if there is no complete answer. */
  async call({ method, path, headers, body = '' }: Call): Promise<Answer> {
    const { port, basePath, apiKey } = this.#server;
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
    return { status, headers: response.headers, text: received };
  }

  /** Closes its connections. */
  close(): void {
    this.#agent.destroy();
  }
}
