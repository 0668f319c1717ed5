import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it came. */
export interface ReceivedWebhook {
  /** With the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The status that it was answered with. */
  readonly status: number;
}

/** A running receiver of webhooks. */
export interface RunningReceiver {
  /** Its address on this machine, without a slash at the end. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

export interface ReceiverOptions {
  /** Default: a free port. */
  readonly port?: number;
  /** Whether other machines can reach it. Default: only this one. */
  readonly isPublic?: boolean;
}

/** The longest time that a question for webhooks waits for the next one, in milliseconds. */
const WAIT_MS = 20_000;

/**
 * Starts a receiver of webhooks. It answers each POST as the query of its URL says: `answers` has the statuses of the first
 * requests to that URL, the last one of which is that of all others (default: 200); `location` and `retry-after` become
 * headers, and `body`, so many `times`, the body. `GET` with the same path and query, and `after=2`, returns the webhooks from the third on, and waits for it.
 */
export async function startReceiver({ port = 0, isPublic = false }: ReceiverOptions = {}): Promise<RunningReceiver> {
  const inbox = new Inbox();
  const server = createServer((req, res) => {
    const answer = req.method === 'POST' ? inbox.receive(req, res) : inbox.show(req, res);
    answer.catch(() => res.destroy());
  });
  server.listen(port, ...(isPublic ? [] : ['127.0.0.1']));
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** The webhooks so far, by path. */
class Inbox {
  readonly #received = new Map<string, ReceivedWebhook[]>();
  readonly #waiting = new Set<() => void>();

  async receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await textOf(req);
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
    const sofar = this.#at(pathname);
    const answers = (searchParams.get('answers') ?? '200').split(',').map(Number);
    const status = answers[Math.min(sofar.length, answers.length - 1)] ?? 200;
    const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
    sofar.push({ path: req.url ?? '/', headers, body, at: Date.now(), status });
    for (const name of ['location', 'retry-after']) {
      const value = searchParams.get(name);
      if (value !== null) res.setHeader(name, value);
    }
    const text = (searchParams.get('body') ?? 'ok').repeat(Number(searchParams.get('times') ?? 1));
    res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    for (const wake of this.#waiting) wake();
  }

  async show(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
    const after = Number(searchParams.get('after') ?? 0);
    await this.#until(() => this.#at(pathname).length > after);
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(this.#at(pathname).slice(after)));
  }

  #at(pathname: string): ReceivedWebhook[] {
    const received = this.#received.get(pathname) ?? [];
    this.#received.set(pathname, received);
    return received;
  }

  /** Resolves when a condition is met that a webhook brings about, or after {@link WAIT_MS}. */
  #until(isMet: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timeout);
        this.#waiting.delete(check);
        resolve();
      };
      const check = () => isMet() && finish();
      const timeout = setTimeout(finish, WAIT_MS);
      this.#waiting.add(check);
      check();
    });
  }
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
