import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { inject } from 'vitest';
import { openPostgresStores, openSqliteStores, type TestStores } from './open-test-stores.ts';

/** A database that every suite of the stores runs over. Each `open` makes an empty one. */
export interface DatabaseUnderTest {
  readonly name: string;
  readonly open: () => Promise<TestStores>;
}

export const sqliteDatabases: readonly DatabaseUnderTest[] = [
  { name: 'SQLite in memory', open: () => openSqliteStores(':memory:') },
  { name: 'SQLite in a file', open: openTemporaryFile },
];

export const postgresDatabases: readonly DatabaseUnderTest[] = [{ name: 'PostgreSQL', open: openTestDatabase }];

async function openTemporaryFile(): Promise<TestStores> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'));
  const stores = await openSqliteStores(join(folder, 'rollcall.db'));
  const close = async () => {
    await stores.close();
    await rm(folder, { recursive: true });
  };
  return { ...stores, close };
}

async function openTestDatabase(): Promise<TestStores> {
  const database = await createTestDatabase(inject('postgresUrl'));
  const stores = await openPostgresStores(database.url);
  const close = async () => {
    await stores.close();
    await database.drop();
  };
  return { ...stores, close };
}
