import { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { compiledOnce } from '../../../src/storage/sql/compiled-query.ts';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { DatabaseWorkerClient } from '../../../src/storage/sqlite/worker/client.ts';
import { workerDialect } from '../../../src/storage/sqlite/worker/dialect.ts';

async function open(): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: workerDialect(await DatabaseWorkerClient.open(':memory:')) });
  onTestFinished(() => db.destroy());
  return db;
}

test('a query is built once for a database and its transactions, and runs with the values of each call', async () => {
  const db = await open();
  let built = 0;
  const query = compiledOnce((builder, tenantId: string) => {
    built += 1;
    return builder.selectFrom('tenants').select('name').where('tenant_id', '=', tenantId).compile();
  });
  const first = query(db, 'one');
  const second = await db.transaction().execute(async (transaction) => query(transaction, 'two'));
  expect([first.parameters, second.parameters, built]).toEqual([['one'], ['two'], 1]);
  expect(second.sql).toBe(first.sql);
});

test('a query that does not use its values once and in order is refused, since later values would be lost', async () => {
  const db = await open();
  const swapped = compiledOnce((builder, name: string, tenantId: string) =>
    builder.selectFrom('tenants').select('name').where('tenant_id', '=', tenantId).where('name', '=', name).compile(),
  );
  expect(() => swapped(db, 'a name', 'a tenant')).toThrow('other parameters than values');
});
