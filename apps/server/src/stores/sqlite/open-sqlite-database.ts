import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Kysely, sql } from 'kysely';
import { migrate } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { inMemoryName } from './in-memory-name.ts';
import { sqliteMigrations } from './migrations/index.ts';
import { ThreadDialect } from './sqlite-dialect.ts';
import { DatabaseThread } from './thread/database-thread.ts';
import { toStartError } from './to-start-error.ts';

/** An open database with the newest schema. */
export interface OpenSqliteDatabase {
  readonly db: Kysely<Tables>;
  /** What is below Kysely. */
  readonly thread: DatabaseThread;
  /** Rejects when the database cannot be read. */
  check(): Promise<void>;
  /** Waits for the work that is under way, then closes the file, which is whole in itself and free for another process. */
  close(): Promise<void>;
}

/**
 * Opens a database file, or makes it with its folder, and brings it to the newest schema. This process then owns the
 * file until it closes it or ends.
 *
 * @param file path, relative to the working directory, or `:memory:`.
 * @throws StartError with a sentence for the operator: another process has the file, or it cannot be used.
 */
export async function openSqliteDatabase(file: string): Promise<OpenSqliteDatabase> {
  try {
    if (file !== inMemoryName) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const thread = await DatabaseThread.open(file === inMemoryName ? file : resolve(file));
    const db = new Kysely<Tables>({ dialect: new ThreadDialect(thread) });
    await migrateOrClose(db);
    return { db, thread, check: () => check(db), close: () => close(db) };
  } catch (error) {
    throw toStartError(file, error);
  }
}

async function migrateOrClose(db: Kysely<Tables>): Promise<void> {
  try {
    await migrate(db, sqliteMigrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Waits for the connections that were asked for before; those who ask later are refused. */
async function close(db: Kysely<Tables>): Promise<void> {
  await db.connection().execute(async () => {});
  await db.destroy();
}

async function check(db: Kysely<Tables>): Promise<void> {
  await sql`select 1 from tenants limit 1`.execute(db);
}
