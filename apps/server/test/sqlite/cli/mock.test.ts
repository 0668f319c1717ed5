import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { runCommand, serve } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a mock has a known key, invented customers, faults for everybody, and writes no file', async () => {
  const folder = await temporaryFolder();
  const args = ['mock', '--customers', '130', '--fault', 'listCustomers: code=503, every=2'];
  const { url, apiKey } = await serve(folder, {}, args);
  expect(apiKey).toBe('sk_test_rollcall_mock');
  const get = (path: string, headers = {}) => fetch(url + path, { headers: { 'x-api-key': apiKey, ...headers } });
  const list = await get('/customers?archived=include&per_page=1');
  expect(await list.json()).toMatchObject({ meta: { total_count: 130 } });
  const [second, third] = [await get('/customers'), await get('/customers?archived=only&per_page=1')];
  expect(second.status).toBe(503);
  expect(await third.json()).toMatchObject({ meta: { total_count: 13 } });
  expect((await get('/customers/company_0001')).status).toBe(200);
  expect((await get('/customers/company_0001', { prefer: 'code=429' })).status).toBe(429);
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  { DATABASE_URL: 'postgres://127.0.0.1/rollcall' },
  { DATABASE_URL: 'sqlite:data/rollcall.db' },
  { DATABASE_URL_FILE: 'url' },
  { ROLLCALL_API_KEY: 'sk_live_of_production' },
])('a mock refuses to start with %o, so that no fault reaches a real registry', async (environment) => {
  const { exitCode, stderr } = await runCommand(await temporaryFolder(), environment, ['mock']);
  const [name] = Object.keys(environment);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: `rollcall-server mock keeps everything in memory and has a key of its own: unset ${name}.\n`,
  });
});
