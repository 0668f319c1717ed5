import { Kysely } from 'kysely';
import { migrate } from '../migrate.js';
import { assertSettings } from './assert-settings.js';
import { unhurriedConnectionSettings } from './connection-settings.js';
import { createPool } from './create-pool.js';
import { ensureSearchIndex } from './ensure-search-index.js';
import { postgresMigrations } from './migrations/index.js';
import { PooledDriver } from './pooled-driver.js';
import { postgresDialect } from './postgres-dialect.js';
import { toStartError } from './to-start-error.js';

/** What {@link migratePostgres} has found. */
export interface MigratedPostgres {
  /** Why a search goes through all customers, in the words of the database; `undefined` where it has an index. */
  readonly searchIndexProblem: string | undefined;
}

/**
 * Brings a database to the newest schema. Several processes may do it at once, one of them does the work and the others
 * wait for it, for an hour at most.
 *
 * @throws StartError with a sentence for the operator: the database cannot be reached or will not do.
 */
export async function migratePostgres(url: string): Promise<MigratedPostgres> {
  const pool = createPool({ ...unhurriedConnectionSettings(url), max: 1 });
  const db = new Kysely<unknown>({ dialect: postgresDialect(new PooledDriver(pool)) });
  try {
    await assertSettings(db);
    await migrate(db, postgresMigrations);
    return { searchIndexProblem: await ensureSearchIndex(db) };
  } catch (error) {
    throw toStartError(url, error);
  } finally {
    await db.destroy();
  }
}
