import { type Driver, PostgresDialect, type TransactionSettings } from 'kysely';
import type { Pool } from 'pg';
import { PooledConnection } from './pooled-connection.js';
import { CommitUnknownError, ConnectionLostError } from './postgres-errors.js';
import { settleCommit } from './settle-commit.js';

/** Kysely's PostgreSQL, with transactions as these stores need them. */
export class SettlingPostgresDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new SettlingDriver(this.#pool);
  }
}

class SettlingDriver implements Driver {
  readonly #pool: Pool;
  /** Of the transactions that write. */
  readonly #transactionIds = new WeakMap<PooledConnection, string>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    try {
      return new PooledConnection(await this.#pool.connect());
    } catch (error) {
      throw new ConnectionLostError(error);
    }
  }

  async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    this.#transactionIds.delete(connection);
    if (settings.accessMode === 'read only') await connection.beginReading(settings);
    else this.#transactionIds.set(connection, await connection.beginWriting(settings));
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    try {
      await connection.commit();
    } catch (error) {
      const id = this.#transactionIds.get(connection);
      // It has only read: nothing hangs on it.
      if (id === undefined) throw error;
      const status = await settleCommit(this.#pool.options, id);
      if (status === 'unknown') throw new CommitUnknownError(id, error);
      if (status === 'aborted') throw error;
    }
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    try {
      await connection.rollback();
    } catch {
      // To report is what led here. The server rolls back when the connection closes, as it does when it is released.
    }
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}
