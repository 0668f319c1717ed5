import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { indexerLock } from '../../../src/storage/postgres/customers/search-indexer.ts';
import { recordOf } from '../../support/customer-records.ts';
import { connectTo, storesOn, useDatabase } from '../../support/open-postgres.ts';
import { otherTenant, tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

const search = { archived: 'exclude', searchTerm: 'doe' } as const;
const window = { offset: 0, limit: 25 };

/** The database as the server opens it, with as few connections as possible. */
async function openServed(settings = '') {
  const config = { kind: 'postgres', url: `${database.url}${settings}`, poolMax: 1 } as const;
  const opened = await openDatabase(config, pino({ level: 'silent' }, new Writable()));
  onTestFinished(() => opened.close());
  return opened;
}

/** Makes every search wait. @returns a function that lets them go on. */
async function blockSearches(): Promise<() => Promise<unknown>> {
  const locker = await connectTo(database.url);
  // Without the first lock, the indexer would wait for the second one too, in the one connection for other requests.
  await locker.query(
    `begin; select pg_advisory_xact_lock(${indexerLock}); lock table customer_search in access exclusive mode`,
  );
  return () => locker.query('rollback');
}

test('while ten searches of a tenant run, anybody gets, lists and creates customers', async () => {
  await storesOn(database.url);
  const { stores, slowReads } = await openServed();
  const { customers } = stores;
  await customers.insertMany(otherTenant, [recordOf('jane', { last_name: 'Doe' })]);
  const unblock = await blockSearches();
  const searches = Array.from({ length: 10 }, () => customers.list(tenant, search, window));
  expect(await customers.findByKey(otherTenant, 'jane')).toBeDefined();
  expect(await customers.list(tenant, { archived: 'exclude' }, window)).toMatchObject({ totalCount: 0 });
  expect(await customers.insertMany(tenant, [recordOf('john', { last_name: 'Doe' })])).toEqual([{ inserted: true }]);
  expect(slowReads).toMatchObject({ running: 1, waiting: 9 });
  await unblock();
  for (const found of await Promise.all(searches)) expect(found.totalCount).toBe(found.records.length);
  expect(slowReads).toMatchObject({ running: 0, waiting: 0 });
});

test.each(['statement_timeout', 'query_timeout'])(
  'a search that exceeds %s is refused as too slow, not with a retry, and the next one succeeds',
  async (setting) => {
    await storesOn(database.url);
    const { stores } = await openServed(`?${setting}=1500`);
    const { customers } = stores;
    const after = { createdAt: new Date(), id: '' };
    const unblock = await blockSearches();
    await expect(customers.list(tenant, search, window)).rejects.toMatchObject({ code: 'query_too_slow' });
    await expect(customers.listAfter(tenant, search, { after, limit: 1 })).rejects.toMatchObject({
      code: 'query_too_slow',
    });
    await unblock();
    expect(await customers.list(tenant, search, window)).toMatchObject({ totalCount: expect.any(Number) });
  },
);
