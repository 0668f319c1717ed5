import { expect, test } from 'vitest';
import { recordOf } from '../../customers/customers.ts';
import { tenant } from '../open-test-stores.ts';
import { startCuttingProxy } from './cutting-proxy.ts';
import { storesOn, useDatabase } from './open-database.ts';

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
