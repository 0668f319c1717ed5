import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { basePath } from '../document/document.ts';
import type { Target } from './target.ts';

/** Chooses the server under test, once for the whole run, and says which it is. */
export default async function chooseTarget(project: TestProject): Promise<() => Promise<void>> {
  const { CONTRACT_BASE_URL: givenUrl, CONTRACT_API_KEY: givenKey } = process.env;
  const chosen = givenUrl ? await givenServer(givenUrl, givenKey) : await ownServer();
  project.provide('target', chosen.target);
  return chosen.stop;
}

interface Chosen {
  readonly target: Target;
  readonly stop: () => Promise<void>;
}

async function givenServer(url: string, apiKey: string | undefined): Promise<Chosen> {
  if (!apiKey) throw new Error('CONTRACT_BASE_URL is set, so CONTRACT_API_KEY has to be set as well');
  const baseUrl = url.replace(/\/+$/, '');
  const supportsFaultInjection = await probeFaultInjection(baseUrl, apiKey);
  console.log(`Contract tests against ${baseUrl} (CONTRACT_BASE_URL)`);
  if (!supportsFaultInjection)
    console.log('It does not honour "Prefer: code=503": the tests of 500 and 503 are skipped');
  return { target: { baseUrl, apiKey, supportsFaultInjection }, stop: async () => {} };
}

async function ownServer(): Promise<Chosen> {
  const server = await startReferenceServer();
  const baseUrl = server.origin + basePath;
  console.log(`Contract tests against ${baseUrl} (the built reference server, process ${server.pid})`);
  return { target: { baseUrl, apiKey: server.apiKey, supportsFaultInjection: true }, stop: server.stop };
}

/** Whether the server fails when it is asked to by `Prefer: code=503`, as the reference server does for tests. */
async function probeFaultInjection(baseUrl: string, apiKey: string): Promise<boolean> {
  const headers = { 'x-api-key': apiKey, prefer: 'code=503' };
  const response = await fetch(`${baseUrl}/customers?per_page=1`, { headers });
  await response.arrayBuffer();
  return response.status === 503;
}

/** A running reference server with a database and a key of its own. */
interface ReferenceServer {
  readonly origin: string;
  readonly apiKey: string;
  readonly pid: number;
  /** @throws Error where the server did not live until now: then some test has killed it. */
  readonly stop: () => Promise<void>;
}

/** How long the server may take to stop before it is killed. */
const STOP_TIMEOUT_MS = 10_000;

/** Starts the built reference server as a process of its own. `CONTRACT_SERVER_ENTRY` names another build of it. */
async function startReferenceServer(): Promise<ReferenceServer> {
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

/** How long a server may take to say where it listens. */
const START_TIMEOUT_MS = 20_000;

/** The origin that a starting server prints, such as `http://127.0.0.1:43017`. What it prints later is thrown away. */
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
