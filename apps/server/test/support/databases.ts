import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores, type TestStores } from './open-test-stores.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** An empty database, of which tests know the URL only. */
export interface EmptyDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

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

/** The URL of a SQLite file that does not exist yet, in a folder of its own. */
export async function newFile(): Promise<EmptyDatabase> {
  const { path, remove } = await makeTemporaryFolder();
  return { url: `sqlite:${join(path, 'rollcall.db')}`, remove };
}
