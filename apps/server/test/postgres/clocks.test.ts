import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresDatabase } from '../../src/storage/postgres/open.ts';
import { createPostgresRateLimiter } from '../../src/storage/postgres/stores.ts';
import { attributesOf } from '../support/customer-records.ts';
import { emptyDatabase } from '../support/open-postgres.ts';
import { listKeys, type ServerProcess, serve, startServer } from '../support/server-process.ts';
import { clockAhead } from '../support/shifted-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const apiKey = 'sk_test_of_two_clocks';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the tests know the bodies that they expect.
  readonly body: any;
}

async function call(
  { url }: Pick<ServerProcess, 'url'>,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: { 'x-api-key': apiKey, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Two servers on one database, of which one believes that it is two days later. */
async function startTwo(variables: Record<string, string> = {}) {
  const folder = await temporaryFolder();
  const environment = {
    DATABASE_URL: await emptyDatabase(),
    ROLLCALL_API_KEY: apiKey,
    LOG_LEVEL: 'fatal',
    ...variables,
  };
  const right = await serve(folder, environment);
  const fast = await startServer(folder, { ...environment, ...clockAhead(48) });
  return { folder, environment, right, fast };
}

const minuteMs = 60_000;

it('stores the time of the database, whatever the clocks of the servers say', async () => {
  const { folder, environment, right, fast } = await startTwo();
  const created = await call(fast, 'POST', '/customers', { body: attributesOf('timed') });
  expect(Math.abs(Date.parse(created.body.data.created_at) - Date.now())).toBeLessThan(10 * minuteMs);
  const updated = await call(right, 'PATCH', '/customers/timed', { body: { city: 'Porto' } });
  expect(Date.parse(updated.body.data.updated_at)).toBeGreaterThanOrEqual(Date.parse(created.body.data.created_at));
  await expect.poll(async () => (await listKeys(folder, environment))[0].last_used_at).not.toBeNull();
  const [{ last_used_at }] = await listKeys(folder, environment);
  expect(Date.parse(last_used_at)).toBeLessThan(Date.now() + 10 * minuteMs);
});

it('replays an answer although one server believes that it has expired', async () => {
  const { environment, folder, right, fast } = await startTwo();
  const create = { body: attributesOf('once'), headers: { 'idempotency-key': 'once' } };
  const first = await call(right, 'POST', '/customers', create);
  expect(first.status).toBe(201);
  const replayed = await call(fast, 'POST', '/customers', create);
  expect([replayed.status, replayed.body.data.id]).toEqual([201, first.body.data.id]);
  // A server deletes expired answers when it starts.
  const another = await startServer(folder, { ...environment, ...clockAhead(48) });
  another.kill('SIGTERM');
  await another.ended;
  const again = await call(right, 'POST', '/customers', create);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
});

it('locks nobody out for longer than a window of the rate limits', async () => {
  const { right, fast } = await startTwo({ RATE_LIMIT: '3' });
  const statuses = [];
  for (const server of [fast, fast, fast, right]) statuses.push(await call(server, 'GET', '/customers'));
  const [, , , limited] = statuses;
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(limited?.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d{1,2}$/);
  expect(Number(limited?.headers.get('retry-after'))).toBeLessThanOrEqual(60);

  const wrong = { headers: { 'x-api-key': 'sk_test_wrong_key_of_nobody' } };
  for (let sent = 0; sent < 20; sent += 1) expect((await call(fast, 'GET', '/customers', wrong)).status).toBe(401);
  const slowed = await call(right, 'GET', '/customers', wrong);
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get('retry-after'))).toBeLessThanOrEqual(60);
});

it('ends a window in time that began when the clock of the database was fast', async () => {
  const url = await emptyDatabase();
  const { db, pool, close } = await openPostgresDatabase({ url, poolMax: 1, onConnectionLost: () => {} });
  onTestFinished(close);
  const limiter = createPostgresRateLimiter(pool, { kind: 'requests', quota: 2, windowSeconds: 60 });
  expect(await limiter.count('key')).toMatchObject({ withinQuota: true });
  await sql`update rate_limits set expire = expire + 3600000`.execute(db);
  expect(await limiter.count('key')).toMatchObject({ withinQuota: true });
  // A millisecond more than the window: the stored time is rounded.
  const { rows } = await sql`
    select 1 from rate_limits where expire > extract(epoch from now()) * 1000 + 60001`.execute(db);
  expect(rows).toEqual([]);
});
