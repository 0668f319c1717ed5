import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { type OpenPostgresDatabase, openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import { recordOf } from '../../support/customer-records.ts';
import { killOtherConnections, storesOn, useDatabase } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

const unavailable = { code: 'service_unavailable', internal: expect.stringContaining('PostgreSQL: 25006 ') };

/**
 * Makes new connections lead to a node that accepts no writes, and ends the others. A connection keeps the setting that
 * it began with, as it keeps the node that it was made to.
 */
async function failOver(): Promise<{ failBack: () => Promise<void> }> {
  const { db: killer } = await storesOn(database.url);
  const name = new URL(database.url).pathname.slice(1);
  const set = (value: string) =>
    sql.raw(`set default_transaction_read_only = off; alter database ${name} ${value}`).execute(killer);
  const failBack = async () => void (await set('reset default_transaction_read_only'));
  await set('set default_transaction_read_only = on');
  onTestFinished(failBack);
  await killOtherConnections(killer);
  return { failBack };
}

async function open(): Promise<OpenPostgresDatabase> {
  const opened = await openPostgresDatabase({ url: database.url, poolMax: 4, onConnectionLost: () => {} });
  onTestFinished(() => opened.close());
  return opened;
}

/** Makes as many connections as the pool has: none is given back before all are there. */
async function fillPool({ db }: OpenPostgresDatabase): Promise<void> {
  let missing = 4;
  let giveBack = () => {};
  const allThere = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  const hold = () => {
    missing -= 1;
    if (missing === 0) giveBack();
    return allThere;
  };
  await Promise.all(Array.from({ length: 4 }, () => db.connection().execute(hold)));
}

test('a read-only node is not ready, and once the primary is back, one write that fails ends all connections to that node', async () => {
  const opened = await open();
  const { customers } = postgresStores(opened.db);
  await opened.check();
  const { failBack } = await failOver();
  await fillPool(opened);
  await expect(opened.check()).rejects.toMatchObject(unavailable);
  await expect(customers.insertMany(tenant, [recordOf('rejected')])).rejects.toMatchObject(unavailable);
  await fillPool(opened);
  await failBack();
  await expect(customers.insertMany(tenant, [recordOf('rejected')])).rejects.toMatchObject(unavailable);
  const inserted = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => customers.insertMany(tenant, [recordOf(`accepted-${n}`)])),
  );
  expect(inserted.flat()).toEqual(Array.from({ length: 8 }, () => ({ inserted: true })));
  await opened.check();
});

test('a server does not start on a database that accepts no writes', async () => {
  await open();
  const { failBack } = await failOver();
  await expect(open()).rejects.toThrow(
    'The database accepts no writes, because it has default_transaction_read_only = on; set it to off.',
  );
  await failBack();
});
