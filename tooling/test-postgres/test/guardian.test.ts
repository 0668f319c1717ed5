import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { queryValue } from './fixtures/query.ts';
import { ownServer } from './fixtures/servers.ts';

const fixture = fileURLToPath(new URL('./fixtures/start-and-end.ts', import.meta.url));
const packageRoot = fileURLToPath(new URL('..', import.meta.url));

/** Where a server listens and keeps its data, as the fixture prints it. */
interface Started {
  readonly url: string;
  readonly directory: string;
}

test('stop leaves neither the server nor its directory', async () => {
  const server = await ownServer();
  const directory = String(await queryValue(server.url, 'SHOW data_directory'));
  await server.stop();
  await server.stop();
  await expect(queryValue(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  await expect(access(dirname(directory))).rejects.toThrow('ENOENT');
});

test.each([
  ['returns without stopping it', 'return'],
  ['crashes', 'throw'],
  ['is killed with SIGKILL', 'wait'],
])('the server goes when its process %s', async (_name, ending) => {
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

/** In less time than a server needs to notice by itself that its files are gone, which takes it up to a minute. */
async function expectGone({ url, directory }: Started): Promise<void> {
  const within = { timeout: 10_000 };
  await expect.poll(() => queryValue(url, 'SELECT 1').catch(String), within).toContain('ECONNREFUSED');
  await expect.poll(() => access(dirname(directory)).catch(String), within).toContain('ENOENT');
}
