import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Rollcall } from '@rollcall/client';

/** A server with the console, as it is published, in a process of its own. */
export interface TestServer {
  /** Its address without a path: `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly apiKey: string;
  /** A client of the same tenant, for what the pages do not do. */
  readonly rollcall: Rollcall;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../../server/bundle/main.js', import.meta.url));
const apiKey = 'sk_test_of_the_console';

/**
 * @param database the file of the database. Default: in memory.
 * @param variables more variables of its environment.
 */
export async function startServer(
  database = ':memory:',
  variables: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-console-'));
  const env = {
    PORT: '0',
    DATABASE_URL: `sqlite:${database}`,
    ROLLCALL_API_KEY: apiKey,
    LOG_LEVEL: 'fatal',
    ...variables,
  };
  const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await printedOrigin(child);
  const stop = async () => {
    const ended = once(child, 'exit');
    if (child.kill()) await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { origin, apiKey, rollcall: new Rollcall({ apiKey, baseUrl: `${origin}/api/v1` }), stop };
}

async function printedOrigin(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\S+/.exec(line) ?? [];
    if (address !== undefined) return new URL(address).origin;
  }
  throw new Error('The server ended before it listened');
}
