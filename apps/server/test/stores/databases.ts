import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores, type TestStores } from './open-test-stores.js';

/** The databases that every suite of the stores runs over. Each `open` makes an empty one. */
export const databases: readonly { name: string; open: () => Promise<TestStores> }[] = [
  { name: 'SQLite in memory', open: () => openSqliteStores(':memory:') },
  { name: 'SQLite in a file', open: openTemporaryFile },
];

async function openTemporaryFile(): Promise<TestStores> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'));
  const stores = await openSqliteStores(join(folder, 'rollcall.db'));
  const close = async () => {
    await stores.close();
    await rm(folder, { recursive: true });
  };
  return { ...stores, close };
}
