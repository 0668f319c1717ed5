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

/** The longest time until a starting server prints where it listens. */
const START_TIMEOUT_MS = 60_000;

/** The time after which a server that does not stop is killed. */
const STOP_TIMEOUT_MS = 10_000;

/**
 * Chooses the server under test once for the whole run and prints which one it is: the server at `CONTRACT_BASE_URL`, or
 * else a reference server that it starts.
 *
 * @throws Error if `CONTRACT_BASE_URL` is set and `CONTRACT_API_KEY` is not, or if the server does not start.
 */
export default async function chooseTarget(project: TestProject): Promise<() => Promise<void>> {
  const { CONTRACT_BASE_URL: url, CONTRACT_API_KEY: apiKey } = process.env;
  const { target, stop } = url ? await givenServer(url, apiKey) : await startReferenceServer();
  project.provide('target', target);
  return stop;
}

interface ChosenServer {
  readonly target: Target;
  /** @throws Error if the server ended earlier: then a test has crashed it. */
  readonly stop: () => Promise<void>;
}

async function givenServer(url: string, apiKey: string | undefined): Promise<ChosenServer> {
  if (!apiKey) throw new Error('CONTRACT_BASE_URL is set, so CONTRACT_API_KEY has to be set as well');
  const baseUrl = url.replace(/\/+$/, '');
  const allowedOrigin = process.env.CONTRACT_ORIGIN;
  const target = { baseUrl, apiKey, allowedOrigin, limitsInvalidKeys: false, ...(await probe(baseUrl, apiKey)) };
  console.log(`Contract tests against ${baseUrl} (CONTRACT_BASE_URL)`);
  const obstacles = [
    [target.supportsFaultInjection, 'It ignores "Prefer: code=503". Tests that need an injected failure are skipped.'],
    [allowedOrigin, 'CONTRACT_ORIGIN is not set. Tests of pages in a browser are skipped.'],
    [target.limitsRequests, 'Its responses have no RateLimit. Tests of quotas are skipped.'],
    [target.limitsInvalidKeys, 'Whether it limits invalid keys is unknown. The test of that is skipped.'],
    [target.servesDocument, 'It has no /openapi.json. Tests of the served document are skipped.'],
  ] as const;
  for (const [isPossible, obstacle] of obstacles) if (!isPossible) console.log(obstacle);
  return { target, stop: async () => {} };
}

type Abilities = Pick<Target, 'supportsFaultInjection' | 'limitsRequests' | 'servesDocument'>;

/** The abilities of a server that not every one has. */
async function probe(baseUrl: string, apiKey: string): Promise<Abilities> {
  const headers = { 'x-api-key': apiKey, prefer: 'code=503' };
  const response = await fetch(`${baseUrl}/customers?per_page=1`, { headers });
  const document = await fetch(new URL('/openapi.json', baseUrl));
  await Promise.all([response.arrayBuffer(), document.arrayBuffer()]);
  return {
    supportsFaultInjection: response.status === 503,
    limitsRequests: response.headers.has('ratelimit'),
    servesDocument: document.status === 200,
  };
}

/** Starts the built reference server, or the build that `CONTRACT_SERVER_ENTRY` names, with a database of its own. */
async function startReferenceServer(): Promise<ChosenServer> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-contract-'));
  const apiKey = `sk_test_${randomBytes(24).toString('hex')}`;
  const server = spawn(process.execPath, [serverEntry()], {
    cwd: directory,
    env: { ...process.env, ...environment(directory, apiKey) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = async (): Promise<void> => {
    if (!hasEnded(server)) await terminate(server);
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
  return { target: { baseUrl, apiKey, allowedOrigin: ALLOWED_ORIGIN, ...ALL_ABILITIES }, stop };
}

const ALL_ABILITIES = {
  supportsFaultInjection: true,
  limitsRequests: true,
  limitsInvalidKeys: true,
  servesDocument: true,
};

function serverEntry(): string {
  const packageFile = createRequire(import.meta.url).resolve('@rollcall/server/package.json');
  return process.env.CONTRACT_SERVER_ENTRY ?? join(dirname(packageFile), 'dist/main.js');
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
