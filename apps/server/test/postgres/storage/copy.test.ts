import { createTestDatabase } from '@rollcall/test-postgres';
import { expect, inject, it, onTestFinished } from 'vitest';
import { copiedTables } from '../../../src/storage/copy/copied-tables.ts';
import { copyDatabase } from '../../../src/storage/copy/copy-database.ts';
import { migratePostgres } from '../../../src/storage/postgres/open.ts';
import { openSqliteTarget } from '../../../src/storage/sqlite/copy-ends.ts';
import { copiedFrom, describeCopy } from '../../storage-suites/copy.suite.ts';
import { recordOf } from '../../support/customer-records.ts';
import { type EmptyDatabase, newFile } from '../../support/databases.ts';
import { connectTo } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { copyBetween, everythingIn, fileOf, openSource, rowsOf, withRegistry } from '../../support/registries.ts';

async function newDatabase(): Promise<EmptyDatabase> {
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  return { url, remove: drop };
}

const [sqlite, postgres] = [copiedFrom(newFile), copiedFrom(newDatabase)];

describeCopy({ name: 'SQLite to PostgreSQL', source: sqlite, newTarget: newDatabase });
describeCopy({ name: 'PostgreSQL to SQLite', source: postgres, newTarget: newFile });
describeCopy({ name: 'PostgreSQL to PostgreSQL', source: postgres, newTarget: newDatabase, areAlike: true });

it('a registry is the same byte by byte after its way from SQLite to PostgreSQL and back', async () => {
  const { url: first } = await sqlite.filled();
  const databases = [await newDatabase(), await newFile()] as const;
  for (const { remove } of databases) onTestFinished(remove);
  const [second, third] = databases.map(({ url }) => url) as [string, string];
  await copyBetween(first, second);
  await copyBetween(second, third);
  expect(await rowsOf(third)).toEqual(await rowsOf(first));
  const wanted = await withRegistry(first, (_, server) => everythingIn(server, 0.5));
  expect(await withRegistry(third, (_, server) => everythingIn(server, 0.5))).toEqual(wanted);
  expect(wanted.length).toBeGreaterThan(270);
});

it('a copy of a PostgreSQL database in use has what was there at its beginning', async () => {
  const databases = [await newDatabase(), await newFile()] as const;
  for (const { remove } of databases) onTestFinished(remove);
  const [from, to] = databases.map(({ url }) => url) as [string, string];
  await withRegistry(from, async ({ customers }) => {
    await customers.insertMany(tenant, [recordOf('before')]);
    const before = await rowsOf(from);
    const source = await openSource(from);
    await customers.insertMany(tenant, [recordOf('meanwhile')]);
    await customers.delete(tenant, 'before');
    const target = await openSqliteTarget(fileOf(to) ?? '');
    await copyDatabase(source, target);
    await Promise.all([source.close(), target.close()]);
    expect(await rowsOf(to)).toEqual(before);
  });
});

it('every PostgreSQL table and column is copied, or derived from those that are', async () => {
  const { url, remove } = await newDatabase();
  onTestFinished(remove);
  await migratePostgres(url);
  const { rows } = await (await connectTo(url)).query<{ name: string; columns: string[] }>(`
    select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
    where table_schema = 'public' group by table_name`);
  const own = ['rate_limits', 'transaction_marks', 'kysely_migration', 'kysely_migration_lock'];
  const derived = ['customer_counts', 'customer_search', 'customers_to_digest'];
  const copied = copiedTables.map(({ name, columns }) => ({ name, columns: columns.toSorted() }));
  const others = [...own, ...derived].map((name) => ({ name, columns: expect.any(Array) }));
  // The database numbers the rows of the outbox itself.
  const isCopied = (name: string, column: string) => `${name}.${column}` !== 'webhook_outbox.seq';
  const found = rows.map(({ name, columns }) => ({
    name,
    columns: columns.filter((column) => isCopied(name, column)).toSorted(),
  }));
  expect(found.toSorted(byName)).toEqual([...copied, ...others].toSorted(byName));
});

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}
