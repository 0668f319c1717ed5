import { type CompiledQuery, Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { SqliteCustomerStore } from '../../../src/storage/sqlite/customer-store.ts';
import { inMemoryName, type OpenSqliteDatabase, openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { digestCustomers } from '../../../src/storage/sqlite/search-indexer.ts';
import { ThreadDialect } from '../../../src/storage/sqlite/worker/dialect.ts';
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
  while ((await digestCustomers(database.db)).unfinished);
});
afterAll(() => database.close());

test.each([
  { given: 'one that is rare by itself', searchTerm: 'common bcde zyx', totalCount: 1, asked: '"e z"' },
  { given: 'two that are fairly rare', searchTerm: 'common bcde', totalCount: 1_600, asked: '"n b" AND " bc"' },
  { given: 'none, where the customers are many', searchTerm: 'common', totalCount: 10_100, asked: undefined },
])('to list, of the trigrams of a text the index is asked for $given', async ({ searchTerm, totalCount, asked }) => {
  const { found, termsOf } = await search(searchTerm);
  expect(found.totalCount).toBe(totalCount);
  expect(termsOf(/order by/)).toEqual(asked === undefined ? [] : [asked]);
});

test('to count, the index is asked however many the customers are', async () => {
  const { termsOf } = await search('common');
  expect(termsOf(/^select count/)).toEqual(['"com" AND "omm" AND "mmo" AND "mon"']);
});

/** Searches, and says which trigrams the last query of a form has asked for. */
async function search(searchTerm: string) {
  const queries: CompiledQuery[] = [];
  const dialect = new ThreadDialect(database.thread);
  const observed = new Kysely<Tables>({ dialect, log: ({ query }) => void queries.push(query) });
  const window = { offset: 0, limit: 1 };
  const found = await new SqliteCustomerStore(observed).list('t', { archived: 'include', searchTerm }, window);
  const termsOf = (form: RegExp) => {
    const query = queries.findLast(({ sql }) => form.test(sql));
    return query?.parameters.filter((parameter) => String(parameter).startsWith('"'));
  };
  return { found, termsOf };
}
