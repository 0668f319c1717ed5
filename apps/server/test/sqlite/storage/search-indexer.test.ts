import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SqliteCustomerStore } from '../../../src/storage/sqlite/customer-store.ts';
import { inMemoryName, openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import {
  countUndigested,
  digestCustomers,
  keepDigesting,
  pauseAfter,
} from '../../../src/storage/sqlite/search-indexer.ts';
import { recordOf } from '../../support/customer-records.ts';

const all = { offset: 0, limit: 100 };

async function openRegistry(customers: number) {
  const { db, close } = await openSqliteDatabase(inMemoryName);
  onTestFinished(close);
  await db.insertInto('tenants').values({ tenant_id: 't', name: 't', created_at: 1 }).execute();
  const store = new SqliteCustomerStore(db);
  const records = Array.from({ length: customers }, (_, n) => recordOf(`key-${n}`, { last_name: `Name ${n} End` }));
  await store.insertMany('t', records);
  const digestedTo = async () => {
    const { rows } = await sql<{ digested_to: number }>`select digested_to from customer_digest`.execute(db);
    return rows[0]?.digested_to;
  };
  return { db, store, digestedTo };
}

test('customers are digested in parts, until none is left', async () => {
  const { db, store, digestedTo } = await openRegistry(600);
  const unfinished = [];
  const left = [];
  for (let part = 0; part < 4; part += 1) {
    const { totalCount } = await store.list('t', { archived: 'exclude' }, all);
    const { records } = await store.list('t', { archived: 'exclude', searchTerm: 'name 599 end' }, all);
    expect({ totalCount, found: records.length }).toEqual({ totalCount: 600, found: 1 });
    left.push(await countUndigested(db));
    unfinished.push((await digestCustomers(db)).unfinished);
  }
  expect(left).toEqual([600, 350, 100, 0]);
  expect(unfinished).toEqual([true, true, false, false]);
  expect(await digestedTo()).toBe(600);
});

test('what is digested goes on in the background, and ends when it is told to', async () => {
  const { db, digestedTo } = await openRegistry(600);
  const stop = keepDigesting(db, (error) => expect.unreachable(String(error)));
  await vi.waitFor(async () => expect(await digestedTo()).toBe(600), { timeout: 10_000 });
  stop();
});

test('a failure is told, and does not end it', async () => {
  const { db, digestedTo } = await openRegistry(1);
  await sql`alter table customer_counts rename to put_aside`.execute(db);
  let failures = 0;
  const stop = keepDigesting(db, () => {
    failures += 1;
    void sql`alter table put_aside rename to customer_counts`.execute(db);
  });
  await vi.waitFor(async () => expect(await digestedTo()).toBe(1), { timeout: 10_000 });
  expect(failures).toBe(1);
  stop();
});

test('a frequent text is found without its candidates, a rare one through the index', async () => {
  const { db, store } = await openRegistry(0);
  const records = Array.from({ length: 10_100 }, (_, n) => recordOf(`key-${n}`, { last_name: `Frequent ${n} End` }));
  await store.insertMany('t', records);
  while ((await digestCustomers(db)).unfinished);
  const count = async (searchTerm: string) =>
    (await store.list('t', { archived: 'include', searchTerm }, all)).totalCount;
  expect(await count('frequent')).toBe(10_100);
  expect(await count('frequent 10099')).toBe(1);
  expect(await count('nt 10099 e')).toBe(1);
});

test('of a deleted customer no trigram stays in the index', async () => {
  const { db, store } = await openRegistry(300);
  await store.insertMany('t', [recordOf('gone', { last_name: 'Qxz' })]);
  while ((await digestCustomers(db)).unfinished);
  await store.delete('t', 'gone');
  const { rows } = await sql<{ holds: number }>`
    select count(*) as holds from customer_search_data where instr(block, 'qxz') > 0`.execute(db);
  expect(rows).toEqual([{ holds: 0 }]);
});

test.each([
  { given: 'more to do, and nobody else', digested: { unfinished: true, waitedMs: 0, newest: 7 }, want: 5 },
  { given: 'others who keep it waiting', digested: { unfinished: true, waitedMs: 3, newest: 7 }, want: 250 },
  { given: 'customers that still come', digested: { unfinished: true, waitedMs: 0, newest: 8 }, want: 250 },
  { given: 'nothing more to do', digested: { unfinished: false, waitedMs: 0, newest: 7 }, want: 250 },
])('with $given it pauses for $want ms', ({ digested, want }) => {
  expect(pauseAfter(digested, 7)).toBe(want);
});
