import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Kysely, sql } from 'kysely';
import { migrate } from '../migrate.js';
import type { Tables } from '../tables.js';
import { GuardedDatabase } from './guarded-database.js';
import { sqliteMigrations } from './migrations/index.js';
import { assertPragmas, setPragmas } from './pragmas.js';
import { TransactionalSqliteDialect } from './sqlite-dialect.js';
import { toStartError } from './to-start-error.js';

/** An open database with the newest schema. */
export interface OpenSqliteDatabase {
  readonly db: Kysely<Tables>;
  /** The connection below Kysely, for its settings. */
  readonly connection: GuardedDatabase;
  /** Rejects when the database cannot be read. */
  check(): Promise<void>;
  /** Waits for the transaction that runs, then closes the file, which is whole in itself and free for another process. */
  close(): Promise<void>;
}

/** In place of a path: a database that lives in memory, and as long as it is open. */
export const inMemoryName = ':memory:';

/**
 * Opens a database file, or makes it with its folder, and brings it to the newest schema. This process then owns the
 * file until it closes it or ends.
 *
 * @param file path, relative to the working directory, or `:memory:`.
 * @throws StartError with a sentence for the operator: another process has the file, or it cannot be used.
 */
export async function openSqliteDatabase(file: string): Promise<OpenSqliteDatabase> {
  const inMemory = file === inMemoryName;
  try {
    if (!inMemory) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const connection = new GuardedDatabase(inMemory ? file : resolve(file));
    setPragmas(connection, inMemory);
    assertPragmas(connection, inMemory);
    const db = new Kysely<Tables>({ dialect: new TransactionalSqliteDialect(connection) });
    await migrate(db, sqliteMigrations);
    return { db, connection, check: () => check(db), close: () => close(db, connection, inMemory) };
  } catch (error) {
    throw toStartError(file, error);
  }
}

async function check(db: Kysely<Tables>): Promise<void> {
  await sql`select 1 from tenants limit 1`.execute(db);
}

/**
 * Leaving WAL moves all of it into the file. The lock has to be given up by hand: libsql keeps a closed connection, and
 * with it the lock, until the garbage collector has taken every statement.
 */
async function close(db: Kysely<Tables>, connection: GuardedDatabase, inMemory: boolean): Promise<void> {
  await db.connection().execute(async () => {
    if (inMemory) return;
    connection.pragma('journal_mode = delete');
    connection.pragma('locking_mode = normal');
    // The lock goes with the first read after the change of mode.
    connection.pragma('user_version');
  });
  await db.destroy();
}
