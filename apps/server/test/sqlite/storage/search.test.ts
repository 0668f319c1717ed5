import { CompiledQuery, Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { SqliteCustomerStore } from '../../../src/storage/sqlite/customer-store.ts';
import { type OpenSqliteDatabase, openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { indexBatch } from '../../../src/storage/sqlite/search-indexer.ts';
import { workerDialect } from '../../../src/storage/sqlite/worker/dialect.ts';
import { inMemoryName } from '../../../src/storage/sqlite/worker/protocol.ts';
import { recordOf } from '../../support/customer-records.ts';

let database: OpenSqliteDatabase;
beforeAll(async () => {
  database = await openSqliteDatabase(inMemoryName);
  await database.db.insertInto('tenants').values({ tenant_id: 't', name: 't', created_at: 1 }).execute();
  const nameOf = (n: number) => `Common ${n < 400 ? 'abcd' : 'bcde'} ${n === 777 ? 'Zyx' : ''}`;
  const records = Array.from({ length: 10_100 }, (_, n) =>
    recordOf(`k-${n}`, { last_name: n < 2_000 ? nameOf(n) : `Common ${n}` }),
  );
  await new SqliteCustomerStore(database.db).insertMany('t', records);
  while ((await indexBatch(database.db)).hasMore);
});
afterAll(() => database.close());

test.each([
  { given: 'one trigram if it is rare by itself', searchTerm: 'common bcde zyx', totalCount: 1, want: '"e z"' },
  {
    given: 'two trigrams if they are fairly rare',
    searchTerm: 'common bcde',
    totalCount: 1_600,
    want: '"n b" AND " bc"',
  },
  { given: 'no trigram if many customers match', searchTerm: 'common', totalCount: 10_100, want: undefined },
])('a SQLite list asks the search index for $given', async ({ searchTerm, totalCount, want }) => {
  const { found, termsOf } = await search(searchTerm);
  expect(found.totalCount).toBe(totalCount);
  expect(termsOf(/order by/)).toEqual(want === undefined ? [] : [want]);
});

test('a SQLite count asks the search index even if many customers match', async () => {
  const { termsOf } = await search('common');
  expect(termsOf(/^select count/)).toEqual(['"com" AND "omm" AND "mmo" AND "mon"']);
});

test.each([
  { given: 'a short text', searchTerm: 'co', total: 10_100 },
  { given: 'a sign', searchTerm: '@', total: 10_100 },
  { given: 'a text that only the oldest have', searchTerm: 'ab', total: 400 },
])('a SQLite search for $given reads the customers in slices and shows the same pages', async (search) => {
  const { searchTerm, total } = search;
  const { customers, sliceCounts } = observedCustomers();
  const filter = { archived: 'include', searchTerm } as const;
  const all = await customers.list('t', filter, { offset: 0, limit: total });
  expect(all).toMatchObject({ totalCount: total });
  expect(sliceCounts()).toBe(2);
  const [keys, ids] = [all.records.map(({ attributes }) => attributes.customer_key), all.records.map(({ id }) => id)];
  expect(new Set(keys).size).toBe(total);
  expect(ids).toEqual(ids.toSorted().toReversed());
  // One window reaches over the end of a slice.
  for (const offset of [0, 99, 9_999, total - 1, total]) {
    const { records, totalCount } = await customers.list('t', filter, { offset, limit: 3 });
    expect(totalCount).toBe(total);
    expect(records.map(({ id }) => id)).toEqual(ids.slice(offset, offset + 3));
  }
  const after = all.records[9_998] ?? all.records[200] ?? expect.fail();
  const position = { createdAt: after.created_at, id: after.id };
  const next = await customers.listAfter('t', filter, { after: position, limit: 150 });
  expect(next.map(({ id }) => id)).toEqual(ids.slice(ids.indexOf(after.id) + 1).slice(0, 150));
});

test('each statement of a SQLite search in slices reads no more than a range of an index', async () => {
  const { customers, queries } = observedCustomers();
  await customers.list('t', { archived: 'include', searchTerm: 'co' }, { offset: 0, limit: 1 });
  const slices = queries.filter(({ sql }) => /instr/.test(sql));
  expect(slices).toHaveLength(3);
  for (const { sql, parameters } of slices) {
    const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await database.db.executeQuery<{ detail: string }>(explain);
    expect(rows.map(({ detail }) => detail).join()).toContain('(tenant_id=? AND (created_at,id)');
  }
});

/** Customers whose queries are observed. `sliceCounts` returns how many counts there were. */
function observedCustomers() {
  const queries: CompiledQuery[] = [];
  const observed = new Kysely<Tables>({
    dialect: workerDialect(database.worker),
    log: ({ query }) => void queries.push(query),
  });
  const customers = new SqliteCustomerStore(observed);
  return { customers, queries, sliceCounts: () => queries.filter(({ sql }) => /^select count/.test(sql)).length };
}

/** Searches. `termsOf` returns the trigrams that the last query of a form asked for. */
async function search(searchTerm: string) {
  const queries: CompiledQuery[] = [];
  const dialect = workerDialect(database.worker);
  const observed = new Kysely<Tables>({ dialect, log: ({ query }) => void queries.push(query) });
  const window = { offset: 0, limit: 1 };
  const found = await new SqliteCustomerStore(observed).list('t', { archived: 'include', searchTerm }, window);
  const termsOf = (form: RegExp) => {
    const query = queries.findLast(({ sql }) => form.test(sql));
    return query?.parameters.filter((parameter) => String(parameter).startsWith('"'));
  };
  return { found, termsOf };
}
