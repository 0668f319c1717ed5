import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { copiedTables } from '../../../src/storage/copy/copied-tables.ts';
import type { CopyProgress } from '../../../src/storage/copy/copy-database.ts';
import { pagesOf } from '../../../src/storage/copy/pages.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { inMemoryName } from '../../../src/storage/sqlite/worker/protocol.ts';
import { copiedFrom, describeCopy } from '../../storage-suites/copy.suite.ts';
import { nobody } from '../../support/answers.ts';
import { recordOf } from '../../support/customer-records.ts';
import { newFile } from '../../support/databases.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { copyBetween, openSource, rowsOf, withRegistry } from '../../support/registries.ts';

describeCopy({ name: 'SQLite to SQLite', source: copiedFrom(newFile), newTarget: newFile, areAlike: true });

async function emptyFile(): Promise<string> {
  const { url, remove } = await newFile();
  onTestFinished(remove);
  return url;
}

test('a page has a bounded size, even if each stored answer has the largest possible one', async () => {
  const from = await emptyFile();
  const answer = JSON.stringify('x'.repeat(4 * 1024 * 1024 - 2));
  await withRegistry(from, async ({ stores }) => {
    for (const key of ['a', 'b', 'c']) {
      await stores.transact(async ({ idempotency }) => {
        await idempotency.save(tenant, key, { fingerprint: key, answer, createdAt: new Date(1) }, nobody);
        return { result: undefined, commit: true };
      });
    }
  });
  const source = await openSource(from);
  const table = copiedTables.find(({ name }) => name === 'idempotency_keys') ?? expect.fail();
  const sizes: number[] = [];
  for await (const { rows } of pagesOf(source, table)) sizes.push(rows.length);
  await source.close();
  expect(sizes).toEqual([1, 1, 1]);
  const to = await emptyFile();
  await copyBetween(from, to);
  expect(await rowsOf(to)).toEqual(await rowsOf(from));
});

test('the rows of many small tenants share a transaction', async () => {
  const from = await emptyFile();
  await withRegistry(from, async ({ db, customers }) => {
    for (let n = 0; n < 100; n += 1) {
      await db
        .insertInto('tenants')
        .values({ tenant_id: `small-${n}`, name: `Small ${n}`, created_at: n })
        .execute();
      await customers.insertMany(`small-${n}`, [recordOf('only')]);
    }
  });
  const steps: CopyProgress[] = [];
  await copyBetween(from, await emptyFile(), (step) => steps.push(step));
  expect(steps.map(({ table, done, total }) => [table.name, done, total])).toEqual([
    ['tenants', 102, 102],
    ['customers', 100, 100],
    ['api_keys', 2, 2],
  ]);
});

test('every SQLite table and column is copied, or derived from those that are', async () => {
  const { db, close } = await openSqliteDatabase(inMemoryName);
  onTestFinished(close);
  const { rows } = await sql<{ name: string; column_name: string }>`
    select t.name, c.name as column_name from pragma_table_list t, pragma_table_info(t.name) c
    where t.name not like 'kysely%' and t.name not like 'sqlite%' and t.name not like 'customer_search%'`.execute(db);
  const derived = ['customer_counts', 'customer_digest'];
  // The order in which customers were stored, by which SQLite knows those that are in the index, and that of the outbox.
  const notCopied = new Set(['customers.number', 'webhook_outbox.seq']);
  const found = rows.filter(({ name }) => !derived.includes(name)).map((row) => `${row.name}.${row.column_name}`);
  const copied = copiedTables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
  expect(found.filter((column) => !notCopied.has(column)).toSorted()).toEqual(copied.toSorted());
});
