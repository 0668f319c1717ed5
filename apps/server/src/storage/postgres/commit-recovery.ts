import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql, type TransactionSettings } from 'kysely';
import { Client, type ClientConfig } from 'pg';
import type { Tables } from '../sql/tables.ts';
import { beginStatement, type PooledConnection, PooledDriver } from './driver.ts';
import { CommitUnknownError } from './errors.ts';

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

// Long enough for a server to restart, short enough for a client to wait.
const deadlineMs = 5_000;
const pauseMs = 100;

/**
 * Finds out what became of a transaction whose COMMIT was not answered. The connection can break after the server has
 * committed and before it has said so; to answer with a failure would then be wrong, and so would be to do it again.
 *
 * Looks for what the transaction would have left behind. PostgreSQL's own `pg_xact_status` is not enough: a crash can
 * take a transaction away whole, and its id is then given to another one.
 *
 * Asks on a connection of its own, since those of the pool may all wait for the same answer.
 *
 * @returns `unknown` where the server could not be asked within 5 seconds.
 */
export async function settleCommit(
  settings: ClientConfig,
  mark: TransactionMark,
): Promise<'committed' | 'aborted' | 'unknown'> {
  const deadline = performance.now() + deadlineMs;
  while (performance.now() < deadline) {
    const number = await askForNumber(settings, mark).catch(() => undefined);
    if (number !== undefined) return number === mark.number ? 'committed' : 'aborted';
    await setTimeout(pauseMs);
  }
  return 'unknown';
}

async function askForNumber(settings: ClientConfig, { rowId }: TransactionMark): Promise<number | undefined> {
  const client = new Client({ ...settings, connectionTimeoutMillis: deadlineMs, query_timeout: deadlineMs });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number }>(findNumber, [rowId]);
    return rows[0]?.number;
  } finally {
    await client.end();
  }
}

/**
 * What a transaction leaves in the database when it is committed, and only then. Transactions that follow each other
 * use one row, whose number tells them apart, so that there are no more rows than connections.
 */
export interface TransactionMark {
  readonly rowId: string;
  readonly number: number;
}

/** The marks of one process. */
export class TransactionMarks {
  readonly #free: TransactionMark[] = [];

  /** A mark that no other transaction uses. */
  take(): TransactionMark {
    const { rowId, number } = this.#free.pop() ?? { rowId: randomUUID(), number: 0 };
    return { rowId, number: number + 1 };
  }

  /** Lets the row serve again. Only once the server has answered how the transaction ended: until then it is locked. */
  giveBack(mark: TransactionMark): void {
    this.#free.push(mark);
  }
}

/** The statement that leaves the mark. It has no parameters, so that it can travel with BEGIN. */
export function leaveMark({ rowId, number }: TransactionMark): string {
  return `
    insert into transaction_marks (row_id, number, begun_at) values ('${rowId}', ${number}, ${Date.now()})
    on conflict (row_id) do update set number = excluded.number, begun_at = excluded.begun_at`;
}

/**
 * Finds the number of a row, with its id as the parameter. It writes, and so waits until a transaction that still holds
 * the row has ended; a mere look would not see it.
 */
export const findNumber = `
  insert into transaction_marks (row_id, number, begun_at) values ($1, 0, 0)
  on conflict (row_id) do update set number = transaction_marks.number
  returning number`;

const dayMs = 86_400_000;

/** Removes the rows of processes that have ended. */
export async function forgetOldMarks(db: Kysely<Tables>): Promise<void> {
  await sql`delete from transaction_marks where begun_at < ${Date.now() - dayMs}`.execute(db);
}
