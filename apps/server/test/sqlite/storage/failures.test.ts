import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultTenantId } from '../../../src/api-keys/api-key.ts';
import { DomainError } from '../../../src/core/errors.ts';
import { SqliteApiKeyStore } from '../../../src/storage/sqlite/api-key-store.ts';
import { SqliteCustomerStore } from '../../../src/storage/sqlite/customer-store.ts';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { recordOf } from '../../support/customer-records.ts';
import { pragma, temporaryFolder } from '../../support/temporary-folder.ts';

const records = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => recordOf(`${name}-${index}`));

async function open() {
  const database = await openSqliteDatabase(join(await temporaryFolder(), 'rollcall.db'));
  const key = { id: 'key', hash: 'hash', prefix: 'sk', label: null };
  await new SqliteApiKeyStore(database.db).ensureKey(defaultTenantId, key, new Date());
  return { ...database, customers: new SqliteCustomerStore(database.db) };
}

test('on a full disk, a batch is rejected as a whole and reads still work; with free space, inserts work again', async () => {
  const { db, customers, close } = await open();
  await customers.insertMany(defaultTenantId, records('before', 10));
  const pages = Number((await pragma(db, 'page_count'))?.page_count);
  await pragma(db, `max_page_count = ${pages + 20}`);

  const refused = await customers.insertMany(defaultTenantId, records('refused', 2_000)).catch((error) => error);
  expect(refused).toBeInstanceOf(DomainError);
  expect(refused).toMatchObject({
    code: 'service_unavailable',
    message: 'The registry cannot be reached at the moment; try again shortly',
    internal: 'SQLite: SQLITE_FULL database or disk is full',
  });

  const all = { offset: 0, limit: 100 };
  expect(await customers.list(defaultTenantId, { archived: 'include' }, all)).toMatchObject({ totalCount: 10 });
  await pragma(db, 'max_page_count = 1000000');
  expect(await customers.insertMany(defaultTenantId, records('after', 200))).toHaveLength(200);
  expect(await customers.list(defaultTenantId, { archived: 'include' }, all)).toMatchObject({ totalCount: 210 });
  await close();
});

test('an unexpected error of the driver becomes an internal error whose public message does not quote the driver', async () => {
  const { customers, close } = await open();
  const error = await customers.insertMany('no such tenant', records('orphan', 1)).catch((error) => error);
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({
    code: 'internal_error',
    message: 'Something went wrong on our side; the request id helps us to find it',
    internal: expect.stringContaining('FOREIGN KEY'),
  });
  await close();
});

test('the check of a SQLite database rejects once the database is closed', async () => {
  const { check, close } = await open();
  await check();
  await close();
  await expect(check()).rejects.toThrow();
});

test('a large batch does not block the event loop', async () => {
  const { customers, close } = await open();
  let ticks = 0;
  const counting = setInterval(() => {
    ticks += 1;
  }, 0);
  await customers.insertMany(defaultTenantId, records('large', 3_000));
  clearInterval(counting);
  expect(ticks).toBeGreaterThan(10);
  await close();
});
