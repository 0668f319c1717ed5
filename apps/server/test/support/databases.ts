import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores, type TestStores } from './open-test-stores.ts';

/** A database for the suites of the stores. Each `open` makes an empty one. */
export interface DatabaseUnderTest {
  readonly name: string;
  readonly open: () => Promise<TestStores>;
}

export const sqliteDatabases: readonly DatabaseUnderTest[] = [
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
