import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordOf } from '../../support/customer-records.ts';
import { openSqliteStores, tenant } from '../../support/open-test-stores.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a deleted customer is gone from every file while the server is still running', async () => {
  const folder = await temporaryFolder();
  const { customers, close } = await openSqliteStores(join(folder, 'rollcall.db'));
  const metadata = { note: `private ${'x'.repeat(9_000)} canary` };
  const neighbours = Array.from({ length: 200 }, (_, index) => recordOf(`neighbour-${index}`));
  await customers.insertMany(tenant, [...neighbours, recordOf('canary', { last_name: 'Canary', metadata })]);
  expect(await filesWith(folder, /canary/i)).not.toEqual([]);
  await customers.delete(tenant, 'canary');
  expect(await filesWith(folder, /canary/i)).toEqual([]);
  await close();
});

async function filesWith(folder: string, pattern: RegExp): Promise<string[]> {
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return names.filter((_, index) => pattern.test(contents[index] ?? ''));
}
