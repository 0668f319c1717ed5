import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { describeErasure } from '../../storage-suites/erasure.suite.ts';
import { openSqliteStores } from '../../support/open-test-stores.ts';
import { makeTemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

let folder = '';

describeErasure({
  name: 'SQLite, while the server runs,',
  open: async () => {
    const made = await makeTemporaryFolder();
    folder = made.path;
    const stores = await openSqliteStores(join(folder, 'rollcall.db'));
    return { ...stores, close: () => stores.close().then(made.remove) };
  },
  contents: async () => Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file)))),
});

test('a new database, its log and its folder can be read by the owner of the process alone', async () => {
  const data = join(await temporaryFolder(), 'data');
  const { db, close } = await openSqliteDatabase(join(data, 'rollcall.db'));
  await db.insertInto('tenants').values({ tenant_id: 't', name: 't', created_at: 1 }).execute();
  const files = (await readdir(data)).sort();
  expect(files).toEqual(['rollcall.db', 'rollcall.db-wal']);
  const modes = await Promise.all(['.', ...files].map(async (file) => (await stat(join(data, file))).mode & 0o777));
  expect(modes).toEqual([0o700, 0o600, 0o600]);
  await close();
});
