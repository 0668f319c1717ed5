import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Rollcall } from '@rollcall/client';
import { addTenants, copyOnlyCustomer } from './registry.ts';

/** A tenant of a server with the console, as it is published, in a process of its own. */
export interface TestServer {
  /** Its address without a path: `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly apiKey: string;
  /** A client of the same tenant, for what the pages do not do. */
  readonly rollcall: Rollcall;
}

/** The tenants, each for the tests of one file. All but `default`, which has many customers, have none at first. */
const tenants = ['default', 'customers', 'import', 'pages', 'webhooks'] as const;

type TenantName = (typeof tenants)[number];

let running: Promise<Running> | undefined;

/** One of the tenants of the server that all tests share, which the first call starts. */
export async function serverOf(name: TenantName): Promise<TestServer> {
  running ??= start();
  return tenantOf((await running).process.origin, name);
}

/** Stops the server, if it was started. */
export async function stopServer(): Promise<void> {
  const { process, folder } = (await running) ?? {};
  await process?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

interface Running {
  readonly process: ServerProcess;
  readonly folder: string;
}

async function start(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-console-'));
  const file = join(folder, 'rollcall.db');
  const first = await startProcess(folder, file);
  await tenantOf(first.origin, 'default').rollcall.customers.create({
    customer_key: 'customer_1',
    customer_type: 'BUSINESS',
    primary_email: 'customer_1@example.com',
    display_name: 'Customer 1',
  });
  await first.stop();
  copyOnlyCustomer(file);
  addTenants(
    file,
    tenants.slice(1).map((name) => ({ name, apiKey: keyOf(name) })),
  );
  return { process: await startProcess(folder, file), folder };
}

const keyOf = (name: TenantName) => `sk_test_of_the_console_${name}`;

function tenantOf(origin: string, name: TenantName): TestServer {
  const apiKey = keyOf(name);
  return { origin, apiKey, rollcall: new Rollcall({ apiKey, baseUrl: `${origin}/api/v1` }) };
}

interface ServerProcess {
  readonly origin: string;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../../server/bundle/main.js', import.meta.url));

async function startProcess(folder: string, database: string): Promise<ServerProcess> {
  const env = {
    PORT: '0',
    DATABASE_URL: `sqlite:${database}`,
    ROLLCALL_API_KEY: keyOf('default'),
    LOG_LEVEL: 'fatal',
    WEBHOOKS_ALLOW_PRIVATE: 'loopback',
    // Two attempts, one second apart.
    WEBHOOKS_RETRY_SECONDS: '1',
  };
  const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await printedOrigin(child);
  const stop = async () => {
    const ended = once(child, 'exit');
    if (child.kill()) await ended;
  };
  return { origin, stop };
}

async function printedOrigin(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\S+/.exec(line) ?? [];
    if (address !== undefined) return new URL(address).origin;
  }
  throw new Error('The server ended before it listened');
}
