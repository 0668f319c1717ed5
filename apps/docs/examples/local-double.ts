import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A Rollcall server for one test run: in memory and on a free port. All data is gone when it stops. */
export interface LocalDouble {
  readonly baseUrl: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

/** Starts the server. `main` is the path of `apps/server/bundle/main.js` in a built checkout. */
export async function startLocalDouble(main: string): Promise<LocalDouble> {
  const apiKey = 'sk_test_local_double';
  const server = spawn(process.execPath, [main], {
    env: {
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      ROLLCALL_API_KEY: apiKey,
      FAULT_INJECTION: 'true',
      WEBHOOKS_ALLOW_PRIVATE: 'loopback',
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { baseUrl: await firstAddress(server), apiKey, stop: () => stop(server) };
}

type Server = ChildProcessByStdio<null, Readable, null>;

/** Waits for the first line that the server prints, which contains its address. */
async function firstAddress(server: Server): Promise<string> {
  for await (const line of createInterface({ input: server.stdout })) {
    const [address] = /http:\S+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('The server exited before it listened');
}

async function stop(server: Server): Promise<void> {
  const ended = once(server, 'exit');
  if (server.kill()) await ended;
}
