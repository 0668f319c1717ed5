import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { pino } from 'pino';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { CreateRateLimiter } from '../../src/rate-limits/rate-limiter.ts';
import { countAgainst } from '../../src/rate-limits/rate-limits.ts';
import { openDatabase } from '../../src/storage/open-database.ts';

const logger = pino({ level: 'silent' });

/** As many views of one database as asked for, each as a process of its own has it. */
async function openPostgres(views: number): Promise<CreateRateLimiter[]> {
  const database = await createTestDatabase(inject('postgresUrl'));
  onTestFinished(() => database.drop());
  const opened = [];
  for (let view = 0; view < views; view++) {
    const one = await openDatabase({ kind: 'postgres', url: database.url, poolMax: 2 }, logger);
    onTestFinished(() => one.close());
    opened.push(one.createRateLimiter);
  }
  return opened;
}

async function openSqlite(): Promise<CreateRateLimiter[]> {
  const { createRateLimiter, close } = await openDatabase({ kind: 'sqlite', file: ':memory:' }, logger);
  onTestFinished(close);
  return [createRateLimiter];
}

const one = { kind: 'requests', quota: 3, windowSeconds: 60 };

describe.each([
  { name: 'SQLite', open: openSqlite },
  { name: 'PostgreSQL', open: () => openPostgres(2) },
])('the limits of a server on $name', ({ open }) => {
  test('allow as many as the quota, of all processes together, for each name by itself', async () => {
    const limiters = (await open()).map((create) => create(one));
    const counts = [];
    for (let use = 0; use < 5; use++) counts.push(await limiters[use % limiters.length]?.count('key'));
    expect(counts.map((count) => count?.withinQuota)).toEqual([true, true, true, false, false]);
    expect(counts.map((count) => count?.state.remaining)).toEqual([2, 1, 0, 0, 0]);
    for (const count of counts) {
      expect(count?.state).toMatchObject({ quota: 3, windowSeconds: 60 });
      expect(count?.state.resetSeconds).toBeGreaterThan(0);
      expect(count?.state.resetSeconds).toBeLessThanOrEqual(60);
    }
    expect((await limiters[0]?.count('another key'))?.state.remaining).toBe(2);
  });

  test('know a name that is beyond its quota without counting, until the window ends', async () => {
    const [create] = await open();
    const limiter = create?.({ ...one, quota: 1, windowSeconds: 1 }) ?? expect.fail();
    await limiter.count('key');
    expect(limiter.exceeded('key')).toBeUndefined();
    await limiter.count('key');
    expect(limiter.exceeded('key')).toEqual({ quota: 1, windowSeconds: 1, remaining: 0, resetSeconds: 1 });
    expect(limiter.exceeded('another key')).toBeUndefined();
    await expect.poll(() => limiter.exceeded('key')).toBeUndefined();
    await expect.poll(async () => (await limiter.count('key')).withinQuota).toBe(true);
  });

  test('of two kinds do not count together', async () => {
    const [create] = await open();
    await create?.({ ...one, quota: 1 }).count('key');
    expect((await create?.({ ...one, quota: 1, kind: 'wrong-keys' }).count('key'))?.withinQuota).toBe(true);
  });
});

test('fifty uses at once over two processes are counted one by one', async () => {
  const limiters = (await openPostgres(2)).map((create) => create({ ...one, quota: 20 }));
  const uses = Array.from({ length: 50 }, (_, use) => limiters[use % 2]?.count('key'));
  const allowed = (await Promise.all(uses)).filter((count) => count?.withinQuota);
  expect(allowed).toHaveLength(20);
});

test('where nothing can be counted, requests go on, with a line in the log', async () => {
  const lines: unknown[] = [];
  const warning = { warn: (line: unknown) => lines.push(line) } as never;
  const limiter = { count: () => Promise.reject(new Error('the table is gone')), exceeded: () => undefined };
  await expect(countAgainst(limiter, 'key', warning)).resolves.toBeUndefined();
  expect(lines).toHaveLength(1);
});
