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
  return toEnd(file, await openUnchangedSqlite(file));
}

/**
 * Opens a file to copy to, which is created if necessary. No other process can use it meanwhile.
 *
 * @throws StartError with a sentence for the operator.
 */
export async function openSqliteTarget(file: string): Promise<CopyTarget> {
  assertFile(file);
  const opened = await openSqliteDatabase(file);
  return {
    ...toEnd(file, opened),
    write: (work) => named(file, 'written', () => opened.db.transaction().execute(work)),
    insertCustomers: async (transaction, _tenantId, rows) => {
      await insertThrough(
        transaction,
        rows.flatMap((row) => customerColumns.map((column) => row[column])),
      );
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
