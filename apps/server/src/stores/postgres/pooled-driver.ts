import type { Driver, TransactionSettings } from 'kysely';
import type { Pool } from 'pg';
import { PooledConnection } from './pooled-connection.ts';
import { ConnectionLostError } from './postgres-errors.ts';

/** Transactions on the connections of a pool. */
export class PooledDriver implements Driver {
  protected readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    try {
      return new PooledConnection(await this.pool.connect());
    } catch (error) {
      throw new ConnectionLostError(error);
    }
  }

  async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    await connection.run(beginStatement(settings));
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    const command = await connection.run('commit');
    // What the server makes of it, without an error, when a statement has failed before.
    if (command !== 'COMMIT') throw new Error(`the server has answered COMMIT with ${command}`);
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    // Where it fails, to report is what led here; and the server rolls back when the connection is closed.
    await connection.run('rollback').catch(() => {});
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}

/** The isolation that the stores rely on, whatever the default of the database. */
export function beginStatement({ isolationLevel, accessMode }: TransactionSettings): string {
  return `begin isolation level ${isolationLevel ?? 'read committed'} ${accessMode ?? ''}`;
}
