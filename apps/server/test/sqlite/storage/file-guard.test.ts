import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { sqliteStores } from '../../../src/storage/sqlite/stores.ts';
import { recordOf } from '../../support/customer-records.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const unavailable = { code: 'service_unavailable', internal: expect.stringContaining('was removed or replaced') };

async function open() {
  const file = join(await temporaryFolder(), 'rollcall.db');
  const opened = await openSqliteDatabase(file);
  await opened.db.insertInto('tenants').values({ tenant_id: tenant, name: tenant, created_at: 1 }).execute();
  return { ...opened, file, stores: sqliteStores(opened) };
}

const answer = { fingerprint: 'f', answer: '{}', createdAt: new Date(0) };

/** Every way in which the server writes. */
const writes: Readonly<Record<string, (opened: Awaited<ReturnType<typeof open>>) => Promise<unknown>>> = {
  insert: ({ stores }) => stores.customers.insertMany(tenant, [recordOf('new')]),
  update: ({ stores }) =>
    stores.customers.update(tenant, 'old', (current) => ({ ...current, archived_at: new Date(0) })),
  delete: ({ stores }) => stores.customers.delete(tenant, 'old'),
  transaction: ({ stores }) =>
    stores.transact(async ({ customers }) => {
      await customers.insertMany(tenant, [recordOf('new')]);
      return { result: undefined, commit: true };
    }),
  'insert in a commit group': ({ stores }) =>
    stores.inGroupCommit(({ customers }) => customers.insertMany(tenant, [recordOf('new')])),
  'stored answer': ({ stores }) => stores.inGroupCommit(({ idempotency }) => idempotency.save(tenant, 'key', answer)),
  'readiness check': ({ check }) => check(),
};

const replace = async (path: string) => {
  await copyFile(path, `${path}-copy`);
  await rename(`${path}-copy`, path);
};

const changes: Readonly<Record<string, (file: string) => Promise<void>>> = {
  'the file is removed': (file) => rm(file),
  'the file is replaced by a copy': replace,
  'the log is removed': (file) => rm(`${file}-wal`),
  'the log is replaced by a copy': (file) => replace(`${file}-wal`),
};

const cases = Object.keys(changes).flatMap((change) => Object.keys(writes).map((write) => ({ change, write })));

test.each(cases)('if $change while it is open, the $write fails and has no effect', async ({ change, write }) => {
  const opened = await open();
  const { stores, file } = opened;
  await stores.customers.insertMany(tenant, [recordOf('old')]);
  await changes[change]?.(file);
  await expect(writes[write]?.(opened)).rejects.toMatchObject(unavailable);
  expect(await stores.customers.findByKey(tenant, 'new')).toBeUndefined();
  expect(await stores.customers.findByKey(tenant, 'old')).toMatchObject({ archived_at: null });
  await opened.close();
});

test.each(Object.keys(writes).map((write) => ({ write })))(
  'once the file is back in its place, the $write succeeds',
  async ({ write }) => {
    const opened = await open();
    const { stores, file, assertFilesInPlace, close } = opened;
    await stores.customers.insertMany(tenant, [recordOf('old')]);
    await rename(file, `${file}.away`);
    expect(assertFilesInPlace).toThrow(`the database file ${file} was removed or replaced`);
    await expect(writes[write]?.(opened)).rejects.toMatchObject(unavailable);
    await rename(`${file}.away`, file);
    await writes[write]?.(opened);
    await close();
    const again = await openSqliteDatabase(file);
    await again.close();
  },
);

test('a database whose file was replaced leaves the new file and its log alone when it is closed', async () => {
  const first = await open();
  await rm(first.file);
  await rm(`${first.file}-wal`);
  const second = await openSqliteDatabase(first.file);
  await second.db.insertInto('tenants').values({ tenant_id: 'kept', name: 'kept', created_at: 1 }).execute();
  await first.close();
  await second.db.insertInto('tenants').values({ tenant_id: 'later', name: 'later', created_at: 1 }).execute();
  await second.close();
  const third = await openSqliteDatabase(first.file);
  expect(await third.db.selectFrom('tenants').select('tenant_id').orderBy('tenant_id').execute()).toEqual([
    { tenant_id: 'kept' },
    { tenant_id: 'later' },
  ]);
  await third.close();
});
