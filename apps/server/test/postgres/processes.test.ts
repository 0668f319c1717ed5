import type {} from '@rollcall/test-postgres/global-setup';
import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { customerNamed } from '../support/customer-records.ts';
import { emptyDatabase } from '../support/open-postgres.ts';
import { send, type TestResponse } from '../support/send.ts';
import {
  type Environment,
  runServer,
  type ServerProcess,
  serve,
  startServer,
  type WarmServer,
} from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const apiKey = 'sk_test_set_by_the_operator';

/** Settings of a server on an empty database. */
async function onEmptyDatabase(): Promise<Environment & { readonly DATABASE_URL: string }> {
  return { DATABASE_URL: await emptyDatabase(), ROLLCALL_API_KEY: apiKey };
}

const ask = (server: Pick<ServerProcess, 'url'>, method: string, path: string, body?: unknown): Promise<TestResponse> =>
  send(method, `${server.url}${path}`, { headers: { 'x-api-key': apiKey }, body });

/** The whole numbers below `count`, in random order. */
function shuffled(count: number): number[] {
  const places = Array.from({ length: count }, (_, n) => ({ n, place: Math.random() }));
  return places.toSorted((a, b) => a.place - b.place).map(({ n }) => n);
}

test('three servers that start at the same time on one database create each contested customer exactly once', async () => {
  const environment = await onEmptyDatabase();
  const folder = await temporaryFolder();
  const servers = await Promise.all([1, 2, 3].map(() => serve(folder, environment)));
  const requests = shuffled(90).map((n) => {
    // Every request shares some customers with others, and every third contains a duplicate.
    const names = shuffled(100).map((index) => `customer-${index + (n % 5) * 40}`);
    const customers = names.map((name) => customerNamed(name)).with(99, customerNamed(names[n % 3] ?? ''));
    return ask(servers[n % 3] as WarmServer, 'POST', '/customers/bulk-create', { customers });
  });
  const answers = await Promise.all(requests);

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const created = answers.flatMap(({ body }) => body.data.customers_created.map(keyOf));
  expect(created.toSorted()).toEqual([...new Set(created)].toSorted());
  const failed = answers.flatMap(({ body }) => body.data.customers_failed);
  expect(created.length + failed.length).toBe(90 * 100);
  expect(failed.filter(({ existing }) => !created.includes(existing?.customer_key))).toEqual([]);
  const { body: list } = await ask(servers[0] as WarmServer, 'GET', '/customers?per_page=1');
  expect(list.meta.total_count).toBe(created.length);
});

test('three servers on one database share the rate limits of a key, and of wrong keys from an address', async () => {
  const environment = { ...(await onEmptyDatabase()), RATE_LIMIT: '30' };
  const folder = await temporaryFolder();
  const servers = await Promise.all([1, 2, 3].map(() => serve(folder, environment)));
  const statuses = async (count: number, key: string) => {
    const answers = Array.from({ length: count }, (_, n) =>
      send('GET', `${servers[n % 3]?.url}/customers`, { headers: { 'x-api-key': key } }),
    );
    return (await Promise.all(answers)).map(({ status }) => status).toSorted();
  };
  expect(await statuses(45, apiKey)).toEqual([...Array(30).fill(200), ...Array(15).fill(429)]);
  const wrong = await statuses(45, 'sk_test_of_nobody');
  // Simultaneous requests may all be looked up before the first of them is counted.
  expect(wrong.filter((status) => status === 429).length).toBeGreaterThanOrEqual(45 - 20 - 3);
  expect(await statuses(3, apiKey)).toEqual([429, 429, 429]);
});

test('a server without any API key starts, and prints how to create one', async () => {
  const { DATABASE_URL } = await onEmptyDatabase();
  const folder = await temporaryFolder();
  const first = await serve(folder, { DATABASE_URL });
  expect(first.banner).toContain(
    'API key         none yet: rollcall-server keys create --tenant default creates one\n',
  );
  expect((await ask(first, 'GET', '/customers')).status).toBe(401);
  const second = await serve(folder, { DATABASE_URL, ROLLCALL_API_KEY: apiKey });
  expect((await ask(first, 'GET', '/customers')).status).toBe(200);
  const third = await serve(folder, { DATABASE_URL });
  expect(third.banner).toContain('API key         one of those in the database\n');
  for (const server of [first, second, third]) expect(await server.stop()).toBe(0);
});

test('while the database is away, a server answers 503 and is not ready; afterwards it works again', async () => {
  const environment = await onEmptyDatabase();
  const server = await startServer(await temporaryFolder(), { ...environment, LOG_LEVEL: 'warn' });
  const create = (name: string) => ask(server, 'POST', '/customers', customerNamed(name));
  const readiness = async () => (await fetch(new URL('/readyz', server.url))).status;
  expect((await create('before')).status).toBe(201);
  expect(await readiness()).toBe(200);

  await setConnectable(environment.DATABASE_URL, false);
  expect((await create('refused')).body).toMatchObject({ statusCode: 503, code: 'service_unavailable' });
  expect(await readiness()).toBe(503);
  expect((await fetch(new URL('/healthz', server.url))).status).toBe(200);

  await setConnectable(environment.DATABASE_URL, true);
  expect(await readiness()).toBe(200);
  expect((await ask(server, 'GET', '/customers/refused')).status).toBe(404);
  expect((await create('refused')).status).toBe(201);
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.output.stderr).not.toContain(new URL(environment.DATABASE_URL).password || 'no password');
});

test('a server whose database cannot be reached ends with one sentence, without the password', async () => {
  const environment = { DATABASE_URL: 'postgres://me:pass-word@127.0.0.1:1/rollcall' };
  expect(await runServer(await temporaryFolder(), environment)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'The database rollcall on 127.0.0.1:1 cannot be reached: connect ECONNREFUSED 127.0.0.1:1.\n',
  });
});

test('a server that cannot listen ends at once, although it has connections to the database', async () => {
  const environment = await onEmptyDatabase();
  const folder = await temporaryFolder();
  const { port } = new URL((await serve(folder, environment)).url);
  const startedAt = performance.now();
  expect(await runServer(folder, { ...environment, PORT: port })).toMatchObject({ exitCode: 1, stdout: '' });
  // An idle connection stays open for that long.
  expect(performance.now() - startedAt).toBeLessThan(30_000);
});

function keyOf({ customer_key }: { customer_key: string }): string {
  return customer_key;
}

/** Makes a database reject connections, and kills the open ones; or makes it accept them again. */
async function setConnectable(url: string, isConnectable: boolean): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  await client.query(`alter database ${name} allow_connections ${isConnectable}`);
  if (!isConnectable)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await client.end();
}
