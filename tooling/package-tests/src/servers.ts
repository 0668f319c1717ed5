import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const API_KEY = 'sk_test_package_tests';

/** A server to create customers on. */
export interface Target {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** Starts the built server on a free port with a database in memory. */
export async function startReferenceServer(): Promise<{ target: Target; stop: () => Promise<void> }> {
  const packageFile = createRequire(import.meta.url).resolve('@rollcall/server/package.json');
  const settings = {
    PORT: '0',
    DATABASE_URL: 'sqlite::memory:',
    ROLLCALL_API_KEY: API_KEY,
    // Not of webhooks that cannot be delivered.
    LOG_LEVEL: 'error',
    CORS_ORIGINS: '*',
    WEBHOOKS_ALLOW_PRIVATE: 'loopback',
  };
  const server = spawn(process.execPath, [join(dirname(packageFile), 'bundle/main.js')], {
    env: { ...process.env, ...settings, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(server, 'exit');
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await exit;
  };
  for await (const line of createInterface(server.stdout)) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (origin !== undefined) return { target: { baseUrl: `${origin}/api/v1`, apiKey: API_KEY }, stop };
  }
  throw new Error('The server ended before it printed its address');
}

/** A server on a free port, for answers that the reference server does not give. */
export interface HttpServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function startHttpServer(listener: RequestListener): Promise<HttpServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
