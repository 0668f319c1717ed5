import { Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { Tables } from '../tables.ts';
import { connectionSettings } from './connection-settings.ts';
import { createPool } from './create-pool.ts';
import { type MigratedPostgres, migratePostgres } from './migrate-postgres.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { SettlingDriver } from './settling-driver.ts';
import { forgetOldMarks } from './transaction-marks.ts';

/** Which database to open, and how. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Connections at most. What needs one more waits up to 5 seconds for it. */
  readonly poolMax: number;
  /** Told of each idle connection that breaks. */
  readonly onConnectionLost: (error: Error) => void;
}

const idleTimeoutMillis = 30_000;

/** An open database with the newest schema. */
export interface OpenPostgresDatabase extends MigratedPostgres {
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
export async function openPostgresDatabase({
  url,
  poolMax,
  onConnectionLost,
}: PostgresOptions): Promise<OpenPostgresDatabase> {
  const migrated = await migratePostgres(url);
  const pool = createPool({ ...connectionSettings(url), max: poolMax, idleTimeoutMillis }, onConnectionLost);
  const db = new Kysely<Tables>({ dialect: postgresDialect(new SettlingDriver(pool)) });
  // Mere tidiness: a database that cannot be written to at the moment is no reason not to start.
  await forgetOldMarks(db).catch(() => {});
  return { ...migrated, db, pool, check: () => check(db), close: () => db.destroy() };
}

async function check(db: Kysely<Tables>): Promise<void> {
  await sql`select 1 from tenants limit 1`.execute(db);
}
