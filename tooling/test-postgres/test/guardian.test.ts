import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startOwnPostgres } from '../src/start-postgres.ts';
import { queryValue } from './fixtures/query.ts';

const fixture = fileURLToPath(new URL('./fixtures/start-and-end.ts', import.meta.url));
const packageRoot = fileURLToPath(new URL('..', import.meta.url));

/** A server's address and data directory, as the fixture prints them. */
interface Started {
  readonly url: string;
  readonly directory: string;
}

it('stops the server and removes its directory', async () => {
  const server = await startOwnPostgres();
  const directory = String(await queryValue(server.url, 'SHOW data_directory'));
  await server.stop();
  await server.stop();
  await expect(queryValue(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await expect(access(dirname(directory))).rejects.toThrow('ENOENT');
});

it.each([
  { given: 'returns without stopping it', ending: 'return' },
  { given: 'crashes', ending: 'throw' },
  { given: 'is killed with SIGKILL', ending: 'wait' },
])('stops the server when its process $given', async ({ ending }) => {
  const child = spawn(process.execPath, ['--import', 'tsx', fixture, ending], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const started = await firstLine(child);
  if (ending === 'wait') child.kill('SIGKILL');
  await ended;
  await expectGone(started);
});

async function firstLine(child: ChildProcess): Promise<Started> {
  if (!child.stdout) throw new Error('the fixture has no output');
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Started;
  throw new Error('the fixture ended before it had a server');
}

/** Waits less time than a server needs to notice that its files are gone, which can take a minute. */
async function expectGone({ url, directory }: Started): Promise<void> {
  const within = { timeout: 10_000 };
  await expect.poll(() => queryValue(url, 'SELECT 1').catch(String), within).toContain('ECONNREFUSED');
  await expect.poll(() => access(dirname(directory)).catch(String), within).toContain('ENOENT');
}
