import { stat } from 'node:fs/promises';
import { StartError } from '../../core/errors.ts';
import type { CopyEnd, CopySource, CopyTarget } from '../copy/copy-end.ts';
import { customerColumns } from '../sql/tables.ts';
import { type OpenSqliteDatabase, openSqliteDatabase, openUnchangedSqlite } from './open.ts';
import { insertThrough } from './worker/dialect.ts';
import { inMemoryName } from './worker/protocol.ts';

/**
 * Opens a file to copy from. No other process can use it meanwhile.
 *
 * @throws StartError with a sentence for the operator.
 */
export async function openSqliteSource(file: string): Promise<CopySource> {
  assertFile(file);
  return toEnd(file, await opened(file, openUnchangedSqlite));
}

/**
 * Opens a file to copy to, which is created if necessary. No other process can use it meanwhile.
 *
 * @throws StartError with a sentence for the operator.
 */
export async function openSqliteTarget(file: string): Promise<CopyTarget> {
  assertFile(file);
  const database = await opened(file, openSqliteDatabase);
  return {
    ...toEnd(file, database),
    write: (work) => named(file, 'written', () => database.db.transaction().execute(work)),
    insertCustomers: async (transaction, _tenantId, rows) => {
      const values = rows.flatMap((row) => customerColumns.map((column) => row[column]));
      await insertThrough(transaction, { values, areRecorded: false });
    },
  };
}

/** Whether two paths lead to one file. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((file) => stat(file, { bigint: true }).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

function assertFile(file: string): void {
  if (file === inMemoryName)
    throw new StartError('A database in memory cannot be copied: its process alone can use it.');
}

async function opened(file: string, open: (file: string) => Promise<OpenSqliteDatabase>): Promise<OpenSqliteDatabase> {
  try {
    return await open(file);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
    if (code !== 'SQLITE_BUSY') throw error;
    throw new StartError(`The database file ${file} is in use by another process. Stop its server first.`, {
      cause: error,
    });
  }
}

function toEnd(file: string, { db, close }: OpenSqliteDatabase): CopyEnd {
  return { name: `database file ${file}`, read: (work) => named(file, 'read', () => work(db)), close };
}

async function named<Result>(file: string, verb: 'read' | 'written', work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new StartError(`The database file ${file} cannot be ${verb}: ${(error as Error).message}.`, { cause: error });
  }
}
