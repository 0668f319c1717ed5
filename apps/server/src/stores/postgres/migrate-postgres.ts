import { Kysely } from 'kysely';
import { migrate } from '../migrate.ts';
import { assertSettings } from './assert-settings.ts';
import { unhurriedConnectionSettings } from './connection-settings.ts';
import { createPool } from './create-pool.ts';
import { ensureSearchIndex } from './ensure-search-index.ts';
import { postgresMigrations } from './migrations/index.ts';
import { PooledDriver } from './pooled-driver.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { toStartError } from './to-start-error.ts';

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
