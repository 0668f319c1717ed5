import { Kysely, type Migration, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { authenticate } from '../../../src/api-keys/authenticate.ts';
import { migrate } from '../../../src/storage/migrate.ts';
import { DatabaseWorkerClient } from '../../../src/storage/sqlite/worker/client.ts';
import { WorkerDialect } from '../../../src/storage/sqlite/worker/dialect.ts';
import { recordOf } from '../../support/customer-records.ts';
import { openSqliteStores, tenant } from '../../support/open-test-stores.ts';

async function open(): Promise<Kysely<unknown>> {
  const db = new Kysely<unknown>({ dialect: new WorkerDialect(await DatabaseWorkerClient.open(':memory:')) });
  onTestFinished(() => db.destroy());
  return db;
}

test('if SQLite has rolled back a transaction by itself, the error that caused it is reported', async () => {
  const db = await open();
  // SQLite does the same when it cannot write the commit.
  const failing = db.transaction().execute(async (transaction) => {
    await sql`rollback`.execute(transaction);
    throw new Error('the disk is broken');
  });
  await expect(failing).rejects.toThrow('the disk is broken');
  await db.transaction().execute(async () => undefined);
});

test('if one of several migrations fails, none of them is applied', async () => {
  const db = await open();
  const good: Migration = { up: async (each) => void (await sql`create table half (n integer) strict`.execute(each)) };
  const bad: Migration = { up: async (each) => void (await sql`create table`.execute(each)) };
  await expect(migrate(db, { '0001-good': good, '0002-bad': bad })).rejects.toThrow('incomplete input');
  const { rows } = await sql`select name from sqlite_schema where name = 'half'`.execute(db);
  expect(rows).toEqual([]);
});

test('while a commit group is open, API keys can be looked up, and its customers cannot be seen yet', async () => {
  const { stores, customers, apiKeys, close } = await openSqliteStores(':memory:');
  onTestFinished(() => close());
  let finding: Promise<unknown> = Promise.resolve();
  let seen = false;
  await stores.inGroupCommit(async (within) => {
    await within.customers.insertMany(tenant, [recordOf('unfinished')]);
    finding = customers.findByKey(tenant, 'unfinished').finally(() => {
      seen = true;
    });
    expect(await authenticate({ apiKeys }, `sk_test_of_${tenant}`)).toMatchObject({ tenantId: tenant });
    expect(seen).toBe(false);
  });
  expect(await finding).toMatchObject({ attributes: { customer_key: 'unfinished' } });
});
