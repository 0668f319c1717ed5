import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { CommitMarkers, resolveCommitOutcome, writeMarker } from '../../../src/storage/postgres/commit-recovery.ts';
import { unhurriedConnectionSettings } from '../../../src/storage/postgres/connection.ts';
import { recordOf } from '../../support/customer-records.ts';
import { startCuttingProxy } from '../../support/cutting-proxy.ts';
import { connectTo, storesOn, untilSomebodyWaits, useDatabase } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

/** Stores on a database that is reached through a proxy, and on the same database without it. */
async function open() {
  const { customers: direct } = await storesOn(database.url);
  const proxy = await startCuttingProxy(database.url);
  const { customers } = await storesOn(proxy.url);
  return { customers, direct, proxy };
}

test('a commit whose answer is lost is answered as the commit that it was', async () => {
  const { customers, direct, proxy } = await open();
  proxy.cutNext('after COMMIT');
  const record = recordOf('committed');
  expect(await customers.insertMany(tenant, [record])).toEqual([{ inserted: true }]);
  expect(await direct.findByKey(tenant, 'committed')).toEqual(record);
});

test('a commit that never arrives is a failure without any effect', async () => {
  const { customers, direct, proxy } = await open();
  proxy.cutNext('before COMMIT');
  const refused = customers.insertMany(tenant, [recordOf('aborted')]);
  await expect(refused).rejects.toMatchObject({
    code: 'service_unavailable',
    internal: expect.stringContaining('PostgreSQL: no connection: '),
  });
  expect(await direct.findByKey(tenant, 'aborted')).toBeUndefined();
  expect(await customers.insertMany(tenant, [recordOf('aborted')])).toMatchObject([{ inserted: true }]);
});

test('a commit that nobody can be asked about is never said to be without effect', async () => {
  const { customers, proxy } = await open();
  proxy.cutNext('after COMMIT', true);
  await expect(customers.insertMany(tenant, [recordOf('unknown')])).rejects.toMatchObject({
    code: 'internal_error',
    internal: expect.stringContaining('PostgreSQL: whether the transaction was committed is not known: '),
  });
  await expect(customers.findByKey(tenant, 'unknown')).rejects.toMatchObject({ code: 'service_unavailable' });
});

test('a deletion and an update whose answers are lost are answered as they were', async () => {
  const { customers, direct, proxy } = await open();
  await customers.insertMany(tenant, [recordOf('changed')]);
  proxy.cutNext('after COMMIT');
  const archived = customers.update(tenant, 'changed', (current) => ({ ...current, archived_at: new Date(0) }));
  expect(await archived).toEqual({ updated: await direct.findByKey(tenant, 'changed') });
  proxy.cutNext('after COMMIT');
  expect(await customers.delete(tenant, 'changed')).toBe(true);
  expect(await direct.findByKey(tenant, 'changed')).toBeUndefined();
});

const databaseInSettleCommitTest = useDatabase();

test.each([
  { given: 'commit', want: 'committed' },
  { given: 'rollback', want: 'aborted' },
])('a transaction that has yet to $given is waited for', async ({ given, want }) => {
  const { db } = await storesOn(databaseInSettleCommitTest.url);
  const marks = new CommitMarkers();
  const client = await connectTo(databaseInSettleCommitTest.url);
  for (const isFirst of [true, false]) {
    const mark = marks.take();
    await client.query(`begin; ${writeMarker(mark)}`);
    const settled = resolveCommitOutcome(unhurriedConnectionSettings(databaseInSettleCommitTest.url), mark);
    await untilSomebodyWaits(db);
    await client.query(given);
    expect(await settled, isFirst ? 'in a row of its own' : 'in a row that was used before').toBe(want);
    marks.release(mark);
  }
});

test('a transaction that is gone without a trace was not committed', async () => {
  await storesOn(databaseInSettleCommitTest.url);
  const settings = unhurriedConnectionSettings(databaseInSettleCommitTest.url);
  expect(await resolveCommitOutcome(settings, new CommitMarkers().take())).toBe('aborted');
});

test('there are no more marks than connections, and those of long ago are forgotten', async () => {
  const { customers, db } = await storesOn(databaseInSettleCommitTest.url);
  await sql`delete from transaction_marks`.execute(db);
  await Promise.all(Array.from({ length: 50 }, (_, n) => customers.insertMany(tenant, [recordOf(`marked-${n}`)])));
  const count = async () => (await sql`select from transaction_marks`.execute(db)).rows.length;
  expect(await count()).toBeLessThanOrEqual(8);
  await sql`update transaction_marks set begun_at = begun_at - 2 * 86400000`.execute(db);
  await storesOn(databaseInSettleCommitTest.url);
  // What is left is from setting up the stores that were just opened.
  expect(await count()).toBe(1);
});
