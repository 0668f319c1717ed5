import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Customers, Rollcall } from '@rollcall/client';
import { WarmProgram } from '@rollcall/warm-programs';
import { onTestFinished } from 'vitest';

/** The bundled server, in another process. */
export interface Server {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Its customers, to prepare and check tests without the command line. */
  readonly customers: Customers;
  /** The same for all its resources. */
  readonly rollcall: Rollcall;
  stop(): Promise<void>;
}

const apiKey = 'sk_test_of_the_command_line';

/** @param databaseUrl by default a SQLite file that `stop()` removes. */
export async function startServer(databaseUrl?: string): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-server-'));
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    ROLLCALL_API_KEY: apiKey,
    RATE_LIMIT: '0',
    NODE_ENV: 'production',
    LOG_LEVEL: 'fatal',
    WEBHOOKS_ALLOW_PRIVATE: 'loopback',
    DATABASE_URL: databaseUrl ?? `sqlite:${join(folder, 'rollcall.db')}`,
  };
  const { printed, signal, ended } = program.start([], { cwd: folder, env });
  const [, baseUrl = ''] = await printed(/^Rollcall .* on (http\S+)$/m);
  const stop = async (): Promise<void> => {
    signal('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  };
  const rollcall = new Rollcall({ apiKey, baseUrl });
  return { baseUrl, apiKey, customers: rollcall.customers, rollcall, stop };
}

const program = new WarmProgram(
  join(dirname(createRequire(import.meta.url).resolve('@rollcall/server/package.json')), 'bundle/main.js'),
);

interface ProxyOptions {
  /** Drops idempotency keys, so that the server looks like the hosted API. */
  readonly withoutIdempotencyKeys?: boolean;
  /** Rejects the API key after so many requests. */
  readonly rejectAfter?: number;
  /** Breaks the connection instead of passing on the response to the first batch. Keys for idempotency are dropped. */
  readonly losesFirstBatch?: boolean;
  /** Answers the first request with 502, without passing it on. */
  readonly failsFirst?: boolean;
  /** Answers nothing after so many requests, as a server that hangs. `onRequest` is called for each attempt. */
  readonly hangsAfter?: number;
  readonly onRequest?: () => void;
  /** Responses to reads of one customer have its name in capitals, as if the server stored names so. */
  readonly normalizes?: boolean;
  /** Awaited before a delete is passed on. */
  readonly beforeDelete?: () => Promise<void>;
}

/** Starts a proxy that changes how a server behaves, and stops it after the test. */
export async function startProxy(server: Server, options: ProxyOptions): Promise<Server> {
  const target = new URL(server.baseUrl);
  let requests = 0;
  const proxy = createServer(async (incoming, outgoing) => {
    requests += 1;
    options.onRequest?.();
    if (incoming.method === 'DELETE') await options.beforeDelete?.();
    if (requests > (options.hangsAfter ?? Infinity)) return incoming.resume();
    if (options.failsFirst && requests === 1) return outgoing.writeHead(502).end();
    if (requests > (options.rejectAfter ?? Infinity)) return outgoing.writeHead(401).end();
    const { 'idempotency-key': key, ...headers } = incoming.headers;
    if (key !== undefined && !options.withoutIdempotencyKeys && !options.losesFirstBatch)
      headers['idempotency-key'] = key;
    const { method, url: path } = incoming;
    const isLost = options.losesFirstBatch && requests === 1;
    if (options.normalizes) delete headers['accept-encoding'];
    const forwarded = request({ host: target.hostname, port: target.port, method, path, headers }, async (answer) => {
      if (isLost) return answer.resume().on('end', () => outgoing.destroy());
      if (options.normalizes && method === 'GET') return outgoing.end(normalized(await text(answer)));
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      return answer.pipe(outgoing);
    });
    // The request of a killed client may or may not arrive, as on any network.
    forwarded.on('error', () => outgoing.destroy());
    incoming.on('error', () => forwarded.destroy());
    return incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const { port } = proxy.address() as AddressInfo;
  return { ...server, baseUrl: `http://127.0.0.1:${port}${target.pathname}` };
}

function normalized(response: string): string {
  const { data, ...envelope } = JSON.parse(response);
  return JSON.stringify({ ...envelope, data: { ...data, legal_name: data.legal_name.toUpperCase() } });
}
