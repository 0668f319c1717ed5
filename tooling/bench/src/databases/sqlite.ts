import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import type { BenchEnvironment } from '../measuring/environment.ts';
import type { Database, DatabaseKind } from './database.ts';

export type SqliteConnection = Libsql.Database;

/** A file in a folder of its own. */
export const sqlite = {
  name: 'SQLite',
  create: async (environment: BenchEnvironment) => sqliteDatabase(await environment.newFolder()),
} as const satisfies DatabaseKind;

export interface SqliteDatabase extends Database {
  readonly file: string;
}

/** The database of a folder. */
function sqliteDatabase(folder: string): SqliteDatabase {
  const file = join(folder, 'rollcall.db');
  return {
    file,
    url: `sqlite:${file}`,
    countRows: async (table) => withSqlite(file, (connection) => countRows(connection, table)),
    copy: async (environment) => {
      const copy = await sqlite.create(environment);
      await copyFile(file, copy.file);
      await writeToDisk(copy.file);
      return copy;
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Otherwise the disk would still be writing the copy during the measurement. */
async function writeToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** Opens a file with the durability of the server: a commit is on disk when it returns. */
export function openSqlite(file: string): SqliteConnection {
  const connection = new Libsql(file);
  for (const pragma of ['locking_mode = exclusive', 'journal_mode = wal', 'synchronous = full']) {
    setPragma(connection, pragma);
  }
  return connection;
}

/** Does work on a file and releases it for the next process. */
export async function withSqlite<Result>(
  file: string,
  work: (connection: SqliteConnection) => Result,
): Promise<Result> {
  const connection = openSqlite(file);
  try {
    return await work(connection);
  } finally {
    closeSqlite(connection);
  }
}

/** libsql keeps the lock of a closed connection until its statements are collected. */
export function closeSqlite(connection: SqliteConnection): void {
  setPragma(connection, 'journal_mode = delete');
  setPragma(connection, 'locking_mode = normal');
  setPragma(connection, 'user_version');
  connection.close();
}

function setPragma(connection: SqliteConnection, pragma: string): void {
  connection.prepare(`pragma ${pragma}`).all();
}

function countRows(connection: SqliteConnection, table: string): number {
  return (connection.prepare(`select count(*) as count from ${table}`).get() as { count: number }).count;
}
