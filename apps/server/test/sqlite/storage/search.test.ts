import { type CompiledQuery, Kysely } from 'kysely';
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
