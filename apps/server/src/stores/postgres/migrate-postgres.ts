import { Kysely } from 'kysely';
import { Pool } from 'pg';
import { migrate } from '../migrate.js';
import { assertSettings } from './assert-settings.js';
import { unhurriedConnectionSettings } from './connection-settings.js';
import { postgresMigrations } from './migrations/index.js';
import { SettlingPostgresDialect } from './postgres-dialect.js';
import { toStartError } from './to-start-error.js';

/**
 * Brings a database to the newest schema. Several processes may do it at once, one of them does the work and the others
 * wait for it, for an hour at most.
 *
 * @throws StartError with a sentence for the operator: the database cannot be reached or will not do.
 */
export async function migratePostgres(url: string): Promise<void> {
  const pool = new Pool({ ...unhurriedConnectionSettings(url), max: 1 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<unknown>({ dialect: new SettlingPostgresDialect(pool) });
  try {
    await assertSettings(db);
    await migrate(db, postgresMigrations);
  } catch (error) {
    throw toStartError(url, error);
  } finally {
    await db.destroy();
  }
}
