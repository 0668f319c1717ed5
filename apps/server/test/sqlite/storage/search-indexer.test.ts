import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SqliteCustomerStore } from '../../../src/storage/sqlite/customer-store.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import {
  countUnindexed,
  indexBatch,
  pauseAfter,
  runSearchIndexer,
} from '../../../src/storage/sqlite/search-indexer.ts';
import { inMemoryName } from '../../../src/storage/sqlite/worker/protocol.ts';
import { recordOf } from '../../support/customer-records.ts';

const all = { offset: 0, limit: 100 };

async function openRegistry(customers: number) {
  const { db, close } = await openSqliteDatabase(inMemoryName);
  onTestFinished(close);
  await db.insertInto('tenants').values({ tenant_id: 't', name: 't', created_at: 1 }).execute();
  const store = new SqliteCustomerStore(db);
  const records = Array.from({ length: customers }, (_, n) => recordOf(`key-${n}`, { last_name: `Name ${n} End` }));
  await store.insertMany('t', records);
  const indexedTo = async () => {
    const { rows } = await sql<{ digested_to: number }>`select digested_to from customer_digest`.execute(db);
    return rows[0]?.digested_to;
  };
  return { db, store, indexedTo };
}

test('the SQLite backlog is indexed in batches; meanwhile customers are counted and found', async () => {
  const { db, store, indexedTo } = await openRegistry(600);
  const hasMore = [];
  const left = [];
  for (let batch = 0; batch < 4; batch += 1) {
    const { totalCount } = await store.list('t', { archived: 'exclude' }, all);
    const { records } = await store.list('t', { archived: 'exclude', searchTerm: 'name 599 end' }, all);
    expect({ totalCount, found: records.length }).toEqual({ totalCount: 600, found: 1 });
    left.push(await countUnindexed(db));
    hasMore.push((await indexBatch(db)).hasMore);
  }
  expect(left).toEqual([600, 350, 100, 0]);
  expect(hasMore).toEqual([true, true, false, false]);
  expect(await indexedTo()).toBe(600);
});

test('the SQLite indexer works off the backlog in the background', async () => {
  const { db, indexedTo } = await openRegistry(600);
  const stop = runSearchIndexer(db, (error) => expect.unreachable(String(error)));
  await vi.waitFor(async () => expect(await indexedTo()).toBe(600), { timeout: 10_000 });
  stop();
});

test('the SQLite indexer reports a failure and continues', async () => {
  const { db, indexedTo } = await openRegistry(1);
  await sql`alter table customer_counts rename to put_aside`.execute(db);
  let failures = 0;
  const stop = runSearchIndexer(db, () => {
    failures += 1;
    void sql`alter table put_aside rename to customer_counts`.execute(db);
  });
  await vi.waitFor(async () => expect(await indexedTo()).toBe(1), { timeout: 10_000 });
  expect(failures).toBe(1);
  stop();
});

test('a SQLite search finds frequent and rare terms among many customers', async () => {
  const { db, store } = await openRegistry(0);
  const records = Array.from({ length: 10_100 }, (_, n) => recordOf(`key-${n}`, { last_name: `Frequent ${n} End` }));
  await store.insertMany('t', records);
  while ((await indexBatch(db)).hasMore);
  const count = async (searchTerm: string) =>
    (await store.list('t', { archived: 'include', searchTerm }, all)).totalCount;
  expect(await count('frequent')).toBe(10_100);
  expect(await count('frequent 10099')).toBe(1);
  expect(await count('nt 10099 e')).toBe(1);
});

test('a deleted customer leaves no trigram in the SQLite search index', async () => {
  const { db, store } = await openRegistry(300);
  await store.insertMany('t', [recordOf('gone', { last_name: 'Qxz' })]);
  while ((await indexBatch(db)).hasMore);
  await store.delete('t', 'gone');
  const { rows } = await sql<{ holds: number }>`
    select count(*) as holds from customer_search_data where instr(block, 'qxz') > 0`.execute(db);
  expect(rows).toEqual([{ holds: 0 }]);
});

test.each([
  { given: 'more to index and an idle database', batch: { hasMore: true, waitedMs: 0, newest: 7 }, want: 5 },
  { given: 'other work that keeps it waiting', batch: { hasMore: true, waitedMs: 3, newest: 7 }, want: 250 },
  { given: 'customers that still arrive', batch: { hasMore: true, waitedMs: 0, newest: 8 }, want: 250 },
  { given: 'an empty backlog', batch: { hasMore: false, waitedMs: 0, newest: 7 }, want: 250 },
])('with $given, the SQLite indexer pauses for $want ms', ({ batch, want }) => {
  expect(pauseAfter(batch, 7)).toBe(want);
});
