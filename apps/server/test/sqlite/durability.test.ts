import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordOf } from '../support/customer-records.ts';
import { openSqliteStores, tenant } from '../support/open-test-stores.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cycles = 3;
const customersPerRequest = 20;

test('after kill -9, every acknowledged customer is stored, and no request is stored in part', async () => {
  const folder = await temporaryFolder();
  const acknowledged = new Set<string>();
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const server = await startServer(folder, { LOG_LEVEL: 'silent' });
    // Each cycle is killed a little later than the previous one, with three other requests in flight.
    await killAfter(1 + cycle * 4, server, `cycle-${cycle}`, acknowledged);
  }
  const stored = await keysOf(await startServer(folder));
  expect([...acknowledged].filter((key) => !stored.includes(key))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThanOrEqual(cycles * customersPerRequest);
  const requests = new Set(stored.map((key) => key.split('/')[0]));
  expect(stored).toHaveLength(requests.size * customersPerRequest);
});

/** Sends requests, four at a time, and kills the server after the n-th answer. */
async function killAfter(answers: number, server: ServerProcess, name: string, acknowledged: Set<string>) {
  let sent = 0;
  let answered = 0;
  const client = async () => {
    for (;;) {
      const keys = await bulkCreate(server, `${name}-${sent++}`);
      answered += 1;
      if (answered === answers) server.kill('SIGKILL');
      for (const key of keys) acknowledged.add(key);
    }
  };
  const outcomes = await Promise.allSettled([client(), client(), client(), client()]);
  expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect(await server.ended).toBe('SIGKILL');
}

/** @returns the keys of the created customers. */
async function bulkCreate({ url, apiKey }: ServerProcess, name: string): Promise<string[]> {
  const customers = Array.from({ length: customersPerRequest }, (_, index) => ({
    customer_key: `${name}/${index}`,
    customer_type: 'INDIVIDUAL',
    primary_email: `${name}-${index}@example.com`,
  }));
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
  const body = JSON.stringify({ customers });
  const response = await fetch(`${url}/customers/bulk-create`, { method: 'POST', headers, body });
  const answer = (await response.json()) as { data: { customers_created: { customer_key: string }[] } };
  return answer.data.customers_created.map(({ customer_key }) => customer_key);
}

async function keysOf({ url, apiKey }: ServerProcess): Promise<string[]> {
  const keys: string[] = [];
  for (let page: number | null = 1; page !== null; ) {
    const response: Response = await fetch(`${url}/customers?per_page=100&page=${page}`, {
      headers: { 'x-api-key': apiKey },
    });
    const answer = (await response.json()) as { meta: { next_page: number | null }; data: { customer_key: string }[] };
    keys.push(...answer.data.map(({ customer_key }) => customer_key));
    page = answer.meta.next_page;
  }
  return keys;
}

test('a deleted customer is gone from every file while the server is still running', async () => {
  const folder = await temporaryFolder();
  const { customers, close } = await openSqliteStores(join(folder, 'rollcall.db'));
  const metadata = { note: `private ${'x'.repeat(9_000)} canary` };
  const neighbours = Array.from({ length: 200 }, (_, index) => recordOf(`neighbour-${index}`));
  await customers.insertMany(tenant, [...neighbours, recordOf('canary', { last_name: 'Canary', metadata })]);
  expect(await filesWith(folder, /canary/i)).not.toEqual([]);
  await customers.delete(tenant, 'canary');
  expect(await filesWith(folder, /canary/i)).toEqual([]);
  await close();
});

async function filesWith(folder: string, pattern: RegExp): Promise<string[]> {
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return names.filter((_, index) => pattern.test(contents[index] ?? ''));
}
