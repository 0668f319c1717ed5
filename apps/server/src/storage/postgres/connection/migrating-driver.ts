import { type Dialect, PostgresAdapter, type TransactionSettings } from 'kysely';
import type { Pool } from 'pg';
import { noTimeLimits } from './connection.ts';
import { PooledDriver, postgresDialect } from './driver.ts';

// The lock of Kysely's Migrator, so that older versions of the server wait, too.
const migrationLock = '3853314791062309107';

/**
 * Transactions that run one after another, over all processes. The lock belongs to the transaction: behind a pooler, one
 * that belongs to the connection would stay with it and never be released.
 */
class MigratingDriver extends PooledDriver {
  constructor(pool: Pool) {
    // Even if the role or the database has some: the migration of a large table takes long.
    super(pool, noTimeLimits);
  }

  protected override beginStatements(settings: TransactionSettings): string {
    return `${super.beginStatements(settings)}; select pg_advisory_xact_lock(${migrationLock})`;
  }
}

/** Leaves the lock of the Migrator, which belongs to the connection, to the driver. */
class LocklessAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}

  override async releaseMigrationLock(): Promise<void> {}
}

/** For migrations: each transaction waits for those of other processes, and has no time limit. */
export function migratingDialect(pool: Pool): Dialect {
  return { ...postgresDialect(new MigratingDriver(pool)), createAdapter: () => new LocklessAdapter() };
}
