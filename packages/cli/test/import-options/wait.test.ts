import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { newFolder, rollcall, startRollcall } from '../support/rollcall.ts';
import { type Server, startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

/** A proxy that answers 502 after so many requests, until it is repaired. */
async function breakingProxy(
  after: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Server & { repair(): void }> {
  let left = after;
  const { hostname, port, pathname } = new URL(server.baseUrl);
  const proxy = createServer((incoming, outgoing) => {
    left -= 1;
    if (left < 0) return incoming.resume().on('end', () => outgoing.writeHead(502, headers).end());
    const { method, url: path, headers: sent } = incoming;
    const forwarded = request({ host: hostname, port, method, path, headers: sent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    return incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const baseUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${pathname}`;
  return { ...server, baseUrl, repair: () => (left = Infinity) };
}

async function folderWith(prefix: string): Promise<string> {
  const cwd = await newFolder();
  const lines = Array.from({ length: 300 }, (_, row) => `${prefix}${row},BUSINESS,${prefix}${row}@example.com\n`);
  await writeFile(join(cwd, 'c.csv'), `customer_key,customer_type,primary_email\n${lines.join('')}`);
  return cwd;
}

/** After these, no request is tried again, so that the import begins to wait at once. */
const COME_BACK_LATE = { 'retry-after': '3600' };

const ARGS = ['import', 'c.csv', '--concurrency', '1'];

describe('rollcall import --wait', () => {
  it('goes on by itself when a server that was gone is back, and says both', async () => {
    const cwd = await folderWith('waited-');
    const proxy = await breakingProxy(1);
    const { child, ended } = startRollcall([...ARGS, '--wait', '10m'], { server: proxy, cwd });
    let printed = '';
    child.stderr?.on('data', (chunk) => (printed += chunk));
    while (!printed.includes('Waiting up to 10 min')) await once(child.stderr as NodeJS.ReadableStream, 'data');
    expect(printed).toMatch(/^502 Bad Gateway .*\. Trying again\.\n/);
    proxy.repair();
    const { exitCode, stdout } = await ended;
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^300 rows in .*: 300 created\n$/);
    expect(printed).toMatch(/\nThe server answers again after \d+ s\.\nResuming after row 100\.\n$/);
  });

  it('ends with exit code 3 and the command that resumes if the server stays away', async () => {
    const cwd = await folderWith('gone-');
    const { exitCode, stderr } = await rollcall([...ARGS, '--wait', '1s'], {
      server: await breakingProxy(1, COME_BACK_LATE),
      cwd,
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Waiting up to 1 s for the server. Ctrl-C stops.\n');
    expect(stderr).toMatch(/error: The import stopped after row 100: 502 .*\nTo resume: rollcall import c\.csv/);
  });

  it('stops at once after SIGTERM, with the command that resumes', async () => {
    const cwd = await folderWith('stopped-');
    const { child, ended } = startRollcall([...ARGS, '--wait', '10m'], {
      server: await breakingProxy(1, COME_BACK_LATE),
      cwd,
    });
    let printed = '';
    child.stderr?.on('data', (chunk) => (printed += chunk));
    while (!printed.includes('Waiting up to')) await once(child.stderr as NodeJS.ReadableStream, 'data');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ exitCode: 143, stderr: expect.stringContaining('To resume: rollcall import') });
  });

  it('does not wait for a server that rejects the key, nor for standard input', async () => {
    const cwd = await folderWith('rejected-');
    const wrong = { ...server, apiKey: 'sk_test_another_one' };
    const run = await rollcall([...ARGS, '--wait', '10m'], { server: wrong, cwd });
    expect(run).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('401') });
    expect(await rollcall(['import', '-', '--wait', '10m'], { server, stdin: '' })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--wait needs a file'),
    });
  });
});
