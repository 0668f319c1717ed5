import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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
