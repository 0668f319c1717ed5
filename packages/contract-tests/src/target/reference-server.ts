import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { basePath } from '../document/document.ts';
import type { Target } from './target.ts';
import { startLocalWebhooks } from './webhook-target.ts';

/** The longest time until a starting server prints where it listens. */
const START_TIMEOUT_MS = 60_000;

/** The time after which a server that does not stop is killed. */
const STOP_TIMEOUT_MS = 10_000;

/** A running server, and how to stop it. */
export interface RunningServer {
  readonly target: Target;
  /** @throws Error if the server ended earlier: then a test has crashed it. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a reference server with a database of its own.
 *
 * @param serverEntry its `main.js`. Default: the build that `CONTRACT_SERVER_ENTRY` names, or the one in this repository.
 * @throws Error if it does not start.
 */
export async function startReferenceServer(serverEntry = builtServer()): Promise<RunningServer> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-contract-'));
  const apiKey = `sk_test_${randomBytes(24).toString('hex')}`;
  const env = { ...process.env, ...environment(directory, apiKey) };
  const otherApiKey = await createKeyOfOtherTenant(serverEntry, directory, env);
  const webhooks = await startLocalWebhooks();
  const server = spawn(process.execPath, [serverEntry], {
    cwd: directory,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = async (): Promise<void> => {
    if (!hasEnded(server)) await terminate(server);
    await webhooks.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const origin = await listeningOrigin(server).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const stop = async (): Promise<void> => {
    const endedEarly = hasEnded(server);
    await end();
    if (endedEarly) throw new Error(`The server ended during the tests (${server.exitCode ?? server.signalCode})`);
  };
  const baseUrl = origin + basePath;
  console.log(`Contract tests against ${baseUrl} (the built reference server, process ${server.pid})`);
  const known = { baseUrl, apiKey, otherApiKey, allowedOrigin: ALLOWED_ORIGIN, ...webhooks.target };
  return { target: { ...known, ...ALL_ABILITIES }, stop };
}

/** Before the server starts, since one process owns the file of SQLite. */
async function createKeyOfOtherTenant(serverEntry: string, directory: string, env: NodeJS.ProcessEnv): Promise<string> {
  const command = [serverEntry, 'keys', 'create', '--tenant', 'other'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: directory, env });
  return stdout.trim();
}

const ALL_ABILITIES = {
  supportsFaultInjection: true,
  setsClock: true,
  clockToleranceMs: 0,
  limitsRequests: true,
  limitsInvalidKeys: true,
  retriesSoon: true,
  servesDocument: true,
};

function builtServer(): string {
  const packageFile = createRequire(import.meta.url).resolve('@rollcall/server/package.json');
  return process.env.CONTRACT_SERVER_ENTRY ?? join(dirname(packageFile), 'bundle/main.js');
}

/** The server answers its pages only; the tests also send requests as from pages of other origins. */
const ALLOWED_ORIGIN = 'https://app.example.com';

function environment(directory: string, apiKey: string): NodeJS.ProcessEnv {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: `sqlite:${join(directory, 'rollcall.db')}`,
    ROLLCALL_API_KEY: apiKey,
    CORS_ORIGINS: ALLOWED_ORIGIN,
    FAULT_INJECTION: 'true',
    LOG_LEVEL: 'warn',
    // More than the tests send. Invalid keys are limited too, by an address that each request of the tests makes up.
    RATE_LIMIT: '9999999',
    TRUST_PROXY: '1',
    // The receiver of webhooks is on this machine. A second and a third attempt follow soon.
    WEBHOOKS_ALLOW_PRIVATE: 'loopback',
    WEBHOOKS_RETRY_SECONDS: '1,1',
    // In development the server checks its own responses and would replace a wrong one.
    NODE_ENV: 'production',
  };
}

/** The origin that a starting server prints, such as `http://127.0.0.1:43017`. Later output is discarded. */
function listeningOrigin(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (reason: string): void => {
      clearTimeout(timeout);
      reject(new Error(`The server ${reason}. It printed:\n${printed}`));
    };
    const timeout = setTimeout(() => fail(`did not listen within ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      printed = `${printed}${chunk}`.slice(-10_000);
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (origin === undefined) return;
      clearTimeout(timeout);
      resolve(origin);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', (error) => fail(`could not be started: ${error.message}`));
    server.once('exit', (code, signal) => fail(`ended before it listened (${code ?? signal})`));
  });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function terminate(server: ChildProcess): Promise<void> {
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  const lastResort = setTimeout(() => server.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exit;
  clearTimeout(lastResort);
}
