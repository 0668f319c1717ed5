import { Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { Tables } from '../tables.js';
import { createPool, type PoolOptions } from './create-pool.js';
import { migratePostgres } from './migrate-postgres.js';
import { SettlingPostgresDialect } from './postgres-dialect.js';

/** An open database with the newest schema. */
export interface OpenPostgresDatabase {
  readonly db: Kysely<Tables>;
  /** The connections below Kysely. */
  readonly pool: Pool;
  /** Rejects when the database cannot be read. */
  check(): Promise<void>;
  /** Waits for the transactions that run, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens a database and brings it to the newest schema. From then on the database may come and go: what needs it while
 * it is away fails, and the next works again.
 *
 * @throws StartError with a sentence for the operator: the database cannot be reached or will not do.
 */
export async function openPostgresDatabase(options: PoolOptions): Promise<OpenPostgresDatabase> {
  await migratePostgres(options.url);
  const pool = createPool(options);
  const db = new Kysely<Tables>({ dialect: new SettlingPostgresDialect(pool) });
  return { db, pool, check: () => check(db), close: () => db.destroy() };
}

async function check(db: Kysely<Tables>): Promise<void> {
  await sql`select 1 from tenants limit 1`.execute(db);
}
