import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Kysely, sql } from 'kysely';
import { StartError } from '../../core/errors.ts';
import { assertNewestSchema, isOfNewerVersion, migrate, newerSchema } from '../migrate.ts';
import type { Tables } from '../sql/tables.ts';
import { withDomainErrors } from './errors.ts';
import { sqliteMigrations } from './migrations/index.ts';
import { DatabaseWorkerClient } from './worker/client.ts';
import { workerDialect } from './worker/dialect.ts';
import { FileGuard } from './worker/file-guard.ts';
import { inMemoryName } from './worker/protocol.ts';

/** An open database with the newest schema. */
export interface OpenSqliteDatabase {
  readonly db: Kysely<Tables>;
  /** The level below Kysely. */
  readonly worker: DatabaseWorkerClient;
  /** Rejects if the database cannot be read and written. */
  check(): Promise<void>;
  /** Throws if a file of the database was removed or replaced. */
  assertFilesInPlace(): void;
  /** Waits for running work, then closes the file, which is then complete in itself and free for another process. */
  close(): Promise<void>;
}

/**
 * Opens a database file and brings it to the newest schema. Creates the file and its folder if necessary. This process
 * then owns the file until it closes it or ends.
 *
 * @param file path, relative to the working directory, or `:memory:`.
 * @throws StartError with a sentence for the operator: another process has the file, or it cannot be used.
 */
export async function openSqliteDatabase(file: string): Promise<OpenSqliteDatabase> {
  try {
    if (file !== inMemoryName) await createPrivately(file);
    return await openFile(file, (db) => migrate(db, sqliteMigrations));
  } catch (error) {
    throw toStartError(file, error);
  }
}

/**
 * Opens an existing database file with the newest schema, and changes nothing in it. This process then owns the file
 * until it closes it or ends.
 *
 * @throws StartError as {@link openSqliteDatabase}, and if there is no such file or if it has another schema.
 */
export async function openUnchangedSqlite(file: string): Promise<OpenSqliteDatabase> {
  try {
    if (!existsSync(file)) throw new StartError(`There is no database file ${file}.`);
    return await openFile(file, (db) =>
      assertNewestSchema({ db, name: `The database file ${file}`, isMissingTable }, sqliteMigrations),
    );
  } catch (error) {
    throw toStartError(file, error);
  }
}

async function openFile(
  file: string,
  prepareSchema: (db: Kysely<Tables>) => Promise<void>,
): Promise<OpenSqliteDatabase> {
  const path = file === inMemoryName ? file : resolve(file);
  const worker = await DatabaseWorkerClient.open(path);
  const db = new Kysely<Tables>({ dialect: workerDialect(worker) });
  await prepareSchema(db).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  const guard = path === inMemoryName ? undefined : new FileGuard(path);
  return {
    db,
    worker,
    check: () => check(db),
    assertFilesInPlace: () => guard?.assertInPlace(),
    close: () => close(db),
  };
}

function isMissingTable(error: unknown): boolean {
  return (error as Error).message.includes('no such table');
}

/** Creates the file and its folder, for this user alone. SQLite gives the log the same mode. */
async function createPrivately(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await (await open(file, 'a', 0o600)).close();
}

/** Waits for the connections that are in use. New ones are refused. */
async function close(db: Kysely<Tables>): Promise<void> {
  await db.connection().execute(async () => {});
  await db.destroy();
}

/** Writes a value that stays the same: reads alone succeed on a full disk. */
async function check(db: Kysely<Tables>): Promise<void> {
  await withDomainErrors(() => sql`update customer_digest set digested_to = digested_to`.execute(db));
}

/** Why a database file cannot be opened, as a sentence for the operator. */
function toStartError(file: string, error: unknown): StartError {
  return error instanceof StartError ? error : new StartError(sentence(file, error), { cause: error });
}

function sentence(file: string, error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'SQLITE_BUSY') {
    return `The database file ${file} is in use by another process: one server owns a SQLite file, and PostgreSQL is the way to run several.`;
  }
  if (code === 'SQLITE_NOTADB') return `The file ${file} is not a SQLite database.`;
  if (isOfNewerVersion(error)) return newerSchema(`The database file ${file}`);
  return `The database file ${file} cannot be opened: ${message}.`;
}
