import { sql } from 'kysely';
import { expect, it } from 'vitest';
import {
  CommitMarkers,
  resolveCommitOutcome,
  writeMarker,
} from '../../../src/storage/postgres/connection/commit-recovery.ts';
import { unhurriedConnectionSettings } from '../../../src/storage/postgres/connection/connection.ts';
import { recordOf } from '../../support/customer-records.ts';
import { startCuttingProxy } from '../../support/cutting-proxy.ts';
import { connectTo, storesOn, untilAStatementWaits, useDatabase } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

/** Stores on a database that is reached through a proxy, and stores that reach it directly. */
async function open() {
  const { customers: direct } = await storesOn(database.url);
  const proxy = await startCuttingProxy(database.url);
  const { customers } = await storesOn(proxy.url);
  return { customers, direct, proxy };
}

it('reports an insert as successful if only the response to its COMMIT is lost', async () => {
  const { customers, direct, proxy } = await open();
  proxy.cutNext('after COMMIT');
  const record = recordOf('committed');
  expect(await customers.insertMany(tenant, [record])).toEqual([{ inserted: true }]);
  expect(await direct.findByKey(tenant, 'committed')).toEqual(record);
});

it('reports a failure without any effect if the COMMIT itself is lost', async () => {
  const { customers, direct, proxy } = await open();
  proxy.cutNext('before COMMIT');
  const failed = customers.insertMany(tenant, [recordOf('aborted')]);
  await expect(failed).rejects.toMatchObject({
    code: 'service_unavailable',
    internal: expect.stringContaining('PostgreSQL: no connection: '),
  });
  expect(await direct.findByKey(tenant, 'aborted')).toBeUndefined();
  expect(await customers.insertMany(tenant, [recordOf('aborted')])).toMatchObject([{ inserted: true }]);
});

it('never reports that nothing was stored if the outcome of a COMMIT cannot be found out', async () => {
  const { customers, proxy } = await open();
  proxy.cutNext('after COMMIT', true);
  await expect(customers.insertMany(tenant, [recordOf('unknown')])).rejects.toMatchObject({
    code: 'internal_error',
    internal: expect.stringContaining('PostgreSQL: whether the transaction was committed is not known: '),
  });
  await expect(customers.findByKey(tenant, 'unknown')).rejects.toMatchObject({ code: 'service_unavailable' });
});

it('reports the real outcome of an update and a deletion if the response to their COMMIT is lost', async () => {
  const { customers, direct, proxy } = await open();
  await customers.insertMany(tenant, [recordOf('changed')]);
  proxy.cutNext('after COMMIT');
  const archived = customers.update(tenant, 'changed', (current) => ({ ...current, archived_at: new Date(0) }));
  expect(await archived).toEqual({ updated: await direct.findByKey(tenant, 'changed') });
  proxy.cutNext('after COMMIT');
  expect(await customers.delete(tenant, 'changed')).toBe(true);
  expect(await direct.findByKey(tenant, 'changed')).toBeUndefined();
});

it.each([
  { given: 'commit', want: 'committed' },
  { given: 'rollback', want: 'aborted' },
])('waits for a transaction that will still $given, and resolves to $want', async ({ given, want }) => {
  const { db } = await storesOn(database.url);
  const markers = new CommitMarkers();
  const client = await connectTo(database.url);
  for (const isFirst of [true, false]) {
    const marker = markers.take();
    await client.query(`begin; ${writeMarker(marker)}`);
    const outcome = resolveCommitOutcome(unhurriedConnectionSettings(database.url), marker);
    await untilAStatementWaits(db);
    await client.query(given);
    expect(await outcome, isFirst ? 'with a new row' : 'with a reused row').toBe(want);
    markers.release(marker);
  }
});

it('resolves to aborted if the transaction has left no trace', async () => {
  await storesOn(database.url);
  const settings = unhurriedConnectionSettings(database.url);
  expect(await resolveCommitOutcome(settings, new CommitMarkers().take())).toBe('aborted');
});

it('uses no more rows of markers than connections, and deletes those of long ago at the start', async () => {
  const { customers, db } = await storesOn(database.url);
  await sql`delete from transaction_marks`.execute(db);
  await Promise.all(Array.from({ length: 50 }, (_, n) => customers.insertMany(tenant, [recordOf(`marked-${n}`)])));
  const count = async () => (await sql`select from transaction_marks`.execute(db)).rows.length;
  expect(await count()).toBeLessThanOrEqual(8);
  await sql`update transaction_marks set begun_at = begun_at - 2 * 86400000`.execute(db);
  await storesOn(database.url);
  // One is from setting up the stores that were opened last.
  expect(await count()).toBe(1);
});
