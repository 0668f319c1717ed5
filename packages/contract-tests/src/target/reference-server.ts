import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listeningOrigin } from './listening-origin.ts';

/** A running reference server with a database and a key of its own. */
export interface ReferenceServer {
  readonly origin: string;
  readonly apiKey: string;
  readonly pid: number;
  /** @throws Error where the server did not live until now: then some test has killed it. */
  readonly stop: () => Promise<void>;
}

/** How long the server may take to stop before it is killed. */
const STOP_TIMEOUT_MS = 10_000;

/** Starts the built reference server as a process of its own. `CONTRACT_SERVER_ENTRY` names another build of it. */
export async function startReferenceServer(): Promise<ReferenceServer> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-contract-'));
  const apiKey = `sk_test_${randomBytes(24).toString('hex')}`;
  const server = spawn(process.execPath, [serverEntry()], {
    cwd: directory,
    env: { ...process.env, ...environment(directory, apiKey) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = async (): Promise<void> => {
    if (!hasEnded(server)) await stopped(server);
    await rm(directory, { recursive: true, force: true });
  };
  const origin = await listeningOrigin(server).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const stop = async (): Promise<void> => {
    const diedEarly = hasEnded(server);
    await end();
    if (diedEarly) throw new Error(`The server ended during the tests (${server.exitCode ?? server.signalCode})`);
  };
  return { origin, apiKey, pid: server.pid ?? 0, stop };
}

function environment(directory: string, apiKey: string): NodeJS.ProcessEnv {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: `sqlite:${join(directory, 'rollcall.db')}`,
    ROLLCALL_API_KEY: apiKey,
    FAULT_INJECTION: 'true',
    LOG_LEVEL: 'warn',
    // Wrong keys are what some tests are about; limits would end them.
    RATE_LIMIT: '0',
    // As users run it: in development it checks its own answers, and would not let a wrong one out.
    NODE_ENV: 'production',
  };
}

function serverEntry(): string {
  const packageFile = createRequire(import.meta.url).resolve('@rollcall/server/package.json');
  return process.env.CONTRACT_SERVER_ENTRY ?? join(dirname(packageFile), 'dist/main.js');
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function stopped(server: ChildProcess): Promise<void> {
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  const lastResort = setTimeout(() => server.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exit;
  clearTimeout(lastResort);
}
