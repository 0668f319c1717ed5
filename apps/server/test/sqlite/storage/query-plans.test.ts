import { CompiledQuery, Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerStore } from '../../../src/customers/customer-store.ts';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { SqliteCustomerStore } from '../../../src/storage/sqlite/customer-store.ts';
import { type OpenSqliteDatabase, openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { workerDialect } from '../../../src/storage/sqlite/worker/dialect.ts';
import { conflictingRowsStatement } from '../../../src/storage/sqlite/worker/insert-rows.ts';
import { inMemoryName } from '../../../src/storage/sqlite/worker/protocol.ts';
import { recordOf } from '../../support/customer-records.ts';

let database: OpenSqliteDatabase;
beforeAll(async () => {
  database = await openSqliteDatabase(inMemoryName);
  await database.db.insertInto('tenants').values({ tenant_id: 't', name: 't', created_at: 1 }).execute();
  await new SqliteCustomerStore(database.db).insertMany('t', [recordOf('jane')]);
});
afterAll(() => database.close());

const window = { offset: 0, limit: 25 };
const creation = 'customers_by_creation (tenant_id=?)';
/** The search index backlog of all tenants. */
const backlog = ['SEARCH customers USING INTEGER PRIMARY KEY (rowid>?)', 'SCALAR SUBQUERY 1', 'SCAN customer_digest'];
const position = { createdAt: new Date(1), id: 'x' };
const day = { createdFrom: new Date(0), createdBefore: new Date('2100-01-01') };

test.each<{ given: string; work: (customers: CustomerStore) => Promise<unknown>; want: string[] }>([
  {
    given: 'a customer by key',
    work: (customers) => customers.findByKey('t', 'jane'),
    want: ['SEARCH customers USING INDEX customers_by_key (tenant_id=? AND customer_key=?)'],
  },
  {
    given: 'the newest customers',
    work: (customers) => customers.list('t', { archived: 'include' }, window),
    // One statement. The only scans are those of the row with the total and of the window.
    want: [
      ...['CO-ROUTINE total', 'SCAN CONSTANT ROW', 'SCALAR SUBQUERY 1'],
      'SEARCH customer_counts USING PRIMARY KEY (tenant_id=?)',
      ...['SCALAR SUBQUERY 3', 'SEARCH customers USING INTEGER PRIMARY KEY (rowid>?)'],
      ...['SCALAR SUBQUERY 2', 'SCAN customer_digest'],
      ...['MATERIALIZE page', `SEARCH customers USING INDEX ${creation}`, 'SCAN total', 'SCAN page LEFT-JOIN'],
    ],
  },
  {
    given: 'the newest unarchived customers of a type',
    work: (customers) => customers.list('t', { archived: 'exclude', customerType: 'INDIVIDUAL' }, window),
    want: [
      'SEARCH customer_counts USING PRIMARY KEY (tenant_id=? AND archived=? AND customer_type=?)',
      ...backlog,
      `SEARCH customers USING INDEX ${creation}`,
    ],
  },
  {
    given: 'the customers of a day',
    work: (customers) => customers.list('t', { archived: 'exclude', ...day }, window),
    want: [
      'SEARCH customers USING COVERING INDEX customers_by_creation (tenant_id=? AND created_at>? AND created_at<?)',
      'SEARCH customers USING INDEX customers_by_creation (tenant_id=? AND created_at>? AND created_at<?)',
    ],
  },
  {
    given: 'the matches of a term that is too short for the search index, in slices',
    work: (customers) => customers.list('t', { archived: 'include', searchTerm: 'xy' }, window),
    want: [
      'SEARCH customers USING COVERING INDEX customers_by_creation (tenant_id=?)',
      'SEARCH customers USING INDEX customers_by_creation (tenant_id=? AND created_at>?)',
    ],
  },
  {
    given: 'the customers after a position',
    work: (customers) => customers.listAfter('t', { archived: 'exclude' }, { after: position, limit: 25 }),
    want: [`SEARCH customers USING INDEX customers_by_creation (tenant_id=? AND (created_at,id)<(?,?))`],
  },
])('SQLite reads $given by an index, without a scan or a sort', async ({ work, want }) => {
  const queries = await queriesOf(work);
  const plans = queries.filter(({ sql }) => sql.startsWith('select')).map(planOf);
  expect((await Promise.all(plans)).flat()).toEqual(want);
});

test('SQLite finds the conflicts of a batch by an index, without a scan', async () => {
  const parameters = ['t', ...Array.from({ length: 200 }, () => 'jane')];
  expect(await planOf(CompiledQuery.raw(conflictingRowsStatement(100), parameters))).toEqual([
    'MULTI-INDEX OR',
    'INDEX 1',
    'SEARCH customers USING INDEX customers_by_key (tenant_id=? AND customer_key=?)',
    'INDEX 2',
    'SEARCH customers USING INDEX customers_by_email (tenant_id=? AND email_folded=?)',
  ]);
});

/** The statements that a store runs for the work. */
async function queriesOf(work: (customers: CustomerStore) => Promise<unknown>): Promise<CompiledQuery[]> {
  const queries: CompiledQuery[] = [];
  const dialect = workerDialect(database.worker);
  const observed = new Kysely<Tables>({ dialect, log: ({ query }) => void queries.push(query) });
  await work(new SqliteCustomerStore(observed));
  return queries;
}

async function planOf({ sql, parameters }: CompiledQuery): Promise<string[]> {
  const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
  const { rows } = await database.db.executeQuery<{ detail: string }>(explain);
  return rows.map(({ detail }) => detail);
}
