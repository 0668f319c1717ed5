import type { TransactionSettings } from 'kysely';
import type { PooledConnection } from './pooled-connection.ts';
import { beginStatement, PooledDriver } from './pooled-driver.ts';
import { CommitUnknownError } from './postgres-errors.ts';
import { settleCommit } from './settle-commit.ts';
import { leaveMark, type TransactionMark, TransactionMarks } from './transaction-marks.ts';

/** Transactions of which it is known whether they were committed, though the connection breaks at that moment. */
export class SettlingDriver extends PooledDriver {
  readonly #marks = new TransactionMarks();
  /** Of the transactions that write. On one that has only read, nothing hangs. */
  readonly #markOf = new WeakMap<PooledConnection, TransactionMark>();

  override async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') return super.beginTransaction(connection, settings);
    const mark = this.#marks.take();
    this.#markOf.set(connection, mark);
    try {
      await connection.run(`${beginStatement(settings)}; ${leaveMark(mark)}`);
    } catch (error) {
      await this.rollbackTransaction(connection);
      throw error;
    }
  }

  override async commitTransaction(connection: PooledConnection): Promise<void> {
    try {
      await super.commitTransaction(connection);
      this.#giveMarkBack(connection);
    } catch (error) {
      await this.#settle(connection, error);
    }
  }

  override async rollbackTransaction(connection: PooledConnection): Promise<void> {
    await super.rollbackTransaction(connection);
    if (!connection.isLost) this.#giveMarkBack(connection);
  }

  /** Resolves where the transaction was committed all the same. */
  async #settle(connection: PooledConnection, error: unknown): Promise<void> {
    const mark = this.#markOf.get(connection);
    if (mark === undefined) throw error;
    const outcome = await settleCommit(this.pool.options, mark);
    if (outcome === 'unknown') throw new CommitUnknownError(error);
    if (outcome === 'aborted') throw error;
  }

  #giveMarkBack(connection: PooledConnection): void {
    const mark = this.#markOf.get(connection);
    this.#markOf.delete(connection);
    if (mark) this.#marks.giveBack(mark);
  }
}
