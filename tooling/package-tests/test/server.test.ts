import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { packPackage } from '../src/install-packages.ts';
import { runTool } from '../src/run-program.ts';

/** A folder in which the server is installed from its tarball, with its one dependency. */
let folder: string;
let installed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-server-'));
  installed = join(folder, 'node_modules/@rollcall/server');
  await mkdir(installed, { recursive: true });
  const tarball = await packPackage('apps/server', folder);
  await runTool('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], folder);
  const workspace = dirname(createRequire(import.meta.url).resolve('@rollcall/server/package.json'));
  await symlink(join(workspace, 'node_modules/libsql'), join(folder, 'node_modules/libsql'));
});
afterAll(() => rm(folder, { recursive: true }));

it('the package of the server depends on the driver of SQLite alone', async () => {
  const { dependencies, bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies)).toEqual(['libsql']);
  expect(Object.keys(bin)).toEqual(['rollcall-server']);
});

it('the mock of the packed server answers requests and has the document and its reference', async () => {
  const server = await startMock('--customers', '3', '--fault', 'getCustomer: code=503');
  const headers = { 'x-api-key': 'sk_test_rollcall_mock' };
  const list = await fetch(`${server}/api/v1/customers`, { headers });
  expect(await list.json()).toMatchObject({ meta: { total_count: 3 } });
  expect((await fetch(`${server}/api/v1/customers/company_0001`, { headers })).status).toBe(503);
  const heads = ['/docs', '/openapi.yaml', '/openapi.json'].map(async (path) => {
    const { status, headers: sent } = await fetch(server + path);
    return [status, sent.get('Content-Type')];
  });
  expect(await Promise.all(heads)).toEqual([
    [200, 'text/html; charset=utf-8'],
    [200, 'application/yaml'],
    [200, 'application/json'],
  ]);
});

/** Resolves with its origin. It ends with the test. */
async function startMock(...args: readonly string[]): Promise<string> {
  const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  const child = spawn(process.execPath, [join(installed, bin['rollcall-server']), 'mock', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  onTestFinished(async () => {
    child.kill();
    await exit;
  });
  for await (const line of createInterface(child.stdout)) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (origin !== undefined) return origin;
  }
  throw new Error('The mock ended before it printed its address');
}
