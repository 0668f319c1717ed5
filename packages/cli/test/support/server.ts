import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The built server, as a process of its own. */
export interface Server {
  readonly baseUrl: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

const apiKey = 'sk_test_of_the_command_line';

/** @param databaseUrl by default a SQLite file that is gone with the server. */
export async function startServer(databaseUrl?: string): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-server-'));
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    ROLLCALL_API_KEY: apiKey,
    RATE_LIMIT: '0',
    NODE_ENV: 'production',
    LOG_LEVEL: 'fatal',
    DATABASE_URL: databaseUrl ?? `sqlite:${join(folder, 'rollcall.db')}`,
  };
  const child = spawn(process.execPath, [serverMain()], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const baseUrl = await listeningUrl(child);
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  };
  return { baseUrl, apiKey, stop };
}

function serverMain(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@rollcall/server/package.json')), 'dist/main.js');
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk);
    const [, url] = /^Rollcall listens on (\S+)$/m.exec(printed) ?? [];
    if (url !== undefined) {
      // Read on, so that the server never waits for us.
      child.stdout?.resume();
      return url;
    }
  }
  throw new Error(`the server has not started: ${printed}`);
}

/** What is different about the server behind a proxy. */
interface ProxyOptions {
  /** It knows no idempotency keys, as the hosted API: they do not get there. */
  readonly withoutIdempotencyKeys?: boolean;
  /** After so many requests, the key is refused. */
  readonly refuseAfter?: number;
}

/** The server, as it looks through a proxy. */
export async function startProxy(server: Server, options: ProxyOptions): Promise<Server> {
  const target = new URL(server.baseUrl);
  let requests = 0;
  const proxy = createServer((incoming, outgoing) => {
    requests += 1;
    if (requests > (options.refuseAfter ?? Infinity)) return outgoing.writeHead(401).end();
    const { 'idempotency-key': key, ...headers } = incoming.headers;
    if (key !== undefined && !options.withoutIdempotencyKeys) headers['idempotency-key'] = key;
    const { method, url: path } = incoming;
    const forwarded = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // What a killed client has begun to send still gets there, or not: as on any network.
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
