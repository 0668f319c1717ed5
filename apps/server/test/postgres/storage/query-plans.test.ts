import { type CompiledQuery, sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { CustomerStore } from '../../../src/customers/customer-store.ts';
import { PostgresCustomerStore } from '../../../src/storage/postgres/customers/customer-store.ts';
import { recordOf } from '../../support/customer-records.ts';
import { observedDatabase, planOf, useDatabase } from '../../support/open-postgres.ts';
import { openPostgresStores, tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

// The case that must be fast: one tenant with many customers.
beforeAll(async () => {
  const { customers, db, settle, close } = await openPostgresStores(database.url);
  await customers.insertMany(
    tenant,
    Array.from({ length: 5_000 }, (_, n) => recordOf(`key-${n}`, {}, new Date(n))),
  );
  await settle();
  await sql`vacuum analyze customers, customer_search`.execute(db);
  await close();
});

const window = { offset: 0, limit: 25 };
const position = { createdAt: new Date(2_500), id: 'x' };
const day = { createdFrom: new Date(0), createdBefore: new Date(100) };

test.each<{ given: string; work: (customers: CustomerStore) => Promise<unknown>; want: string[] }>([
  {
    given: 'a customer by key',
    work: (customers) => customers.findByKey(tenant, 'key-1'),
    want: ['customers_by_key'],
  },
  {
    given: 'the newest customers',
    work: (customers) => customers.list(tenant, { archived: 'include' }, window),
    want: ['customers_by_creation'],
  },
  {
    given: 'a later page of the customers',
    work: (customers) => customers.list(tenant, { archived: 'include' }, { ...window, offset: 25 }),
    want: ['customers_by_creation'],
  },
  {
    given: 'the customers of a day that are not archived',
    work: (customers) => customers.list(tenant, { archived: 'exclude', ...day }, window),
    want: ['customers_by_creation'],
  },
  {
    given: 'the customers after a position',
    work: (customers) => customers.listAfter(tenant, { archived: 'exclude' }, { after: position, limit: 25 }),
    want: ['customers_by_creation'],
  },
  {
    given: 'the conflicts of a batch',
    work: (customers) =>
      customers.insertMany(
        tenant,
        Array.from({ length: 100 }, (_, n) => recordOf(`key-${n}`)),
      ),
    want: ['customers_by_email', 'customers_by_key'],
  },
])('PostgreSQL reads $given by an index, without a scan', async ({ work, want }) => {
  const queries: CompiledQuery[] = [];
  const db = observedDatabase(database.url, ({ query }) => void queries.push(query));
  await work(new PostgresCustomerStore(db));
  // A count may read every customer that it counts.
  const lookUps = queries.filter(({ sql }) => /^\s*select(?! count)/.test(sql));
  const plans = [];
  for (const query of lookUps) plans.push(await planOf(db, query));
  expect(plans.flatMap((plan) => [...plan.matchAll(/customers_by_\w+/g)].map(String)).toSorted()).toEqual(want);
  expect(plans.join('\n')).not.toMatch(/Seq Scan/);
});

test('a search for a rare term reads only the customers that the trigram index finds', async () => {
  const queries: CompiledQuery[] = [];
  const db = observedDatabase(database.url, ({ query }) => void queries.push(query));
  const searchTerm = 'key-4321@';
  const { totalCount } = await new PostgresCustomerStore(db).list(tenant, { archived: 'include', searchTerm }, window);
  expect(totalCount).toBe(1);
  const plans = await Promise.all(
    queries.filter(({ sql }) => sql.includes(' like ')).map((query) => planOf(db, query)),
  );
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).toContain('customer_search_by_trigram');
    expect(plan).not.toMatch(/Seq Scan on (?:customers|customer_search)\b/);
  }
});
