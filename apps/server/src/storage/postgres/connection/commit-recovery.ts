import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql, type TransactionSettings } from 'kysely';
import type { Tables } from '../../sql/tables.ts';
import { type ConnectionSettings, createClient } from './connection.ts';
import { type PooledConnection, PooledDriver } from './driver.ts';
import { CommitUnknownError } from './errors.ts';

/** A driver that finds out whether a transaction was committed if the connection breaks during COMMIT. */
export class CommitRecoveringDriver extends PooledDriver {
  readonly #markers = new CommitMarkers();
  /** Only for transactions that write. The outcome of one that only reads does not matter. */
  readonly #markerOf = new WeakMap<PooledConnection, CommitMarker>();

  override async beginTransaction(connection: PooledConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') return super.beginTransaction(connection, settings);
    const marker = this.#markers.take();
    this.#markerOf.set(connection, marker);
    try {
      await connection.run(`${this.beginStatements(settings)}; ${writeMarker(marker)}`);
    } catch (error) {
      await this.rollbackTransaction(connection);
      throw error;
    }
  }

  override async commitTransaction(connection: PooledConnection): Promise<void> {
    try {
      await super.commitTransaction(connection);
      this.#releaseMarker(connection);
    } catch (error) {
      await this.#recoverCommit(connection, error);
    }
  }

  override async rollbackTransaction(connection: PooledConnection): Promise<void> {
    await super.rollbackTransaction(connection);
    if (!connection.isLost) this.#releaseMarker(connection);
  }

  /** Resolves if the transaction was committed despite the error. */
  async #recoverCommit(connection: PooledConnection, error: unknown): Promise<void> {
    const marker = this.#markerOf.get(connection);
    if (marker === undefined) throw error;
    const outcome = await resolveCommitOutcome(this.pool.options, marker);
    if (outcome === 'unknown') throw new CommitUnknownError(error);
    if (outcome === 'aborted') throw error;
  }

  #releaseMarker(connection: PooledConnection): void {
    const marker = this.#markerOf.get(connection);
    this.#markerOf.delete(connection);
    if (marker) this.#markers.release(marker);
  }
}

// Long enough for a server to restart, short enough for a client to wait.
const deadlineMs = 5_000;
const pauseMs = 100;

/**
 * Finds out the outcome of a transaction whose COMMIT got no response. The connection can break after the server has
 * committed and before it has responded. It would then be wrong to report a failure, and wrong to repeat the work.
 *
 * Looks for the commit marker of the transaction. PostgreSQL's own `pg_xact_status` is not enough: after a crash, the
 * id of a lost transaction is given to another one.
 *
 * Uses a new connection, since all those of the pool may be waiting for an outcome too.
 *
 * @returns `unknown` if the server does not respond within 5 seconds.
 */
export async function resolveCommitOutcome(
  settings: ConnectionSettings,
  marker: CommitMarker,
): Promise<'committed' | 'aborted' | 'unknown'> {
  const deadline = performance.now() + deadlineMs;
  while (performance.now() < deadline) {
    const number = await readMarker(settings, marker).catch(() => undefined);
    if (number !== undefined) return number === marker.number ? 'committed' : 'aborted';
    await setTimeout(pauseMs);
  }
  return 'unknown';
}

/**
 * Reads the number in a row of markers by writing to the row: this waits until a transaction that still holds the row
 * has ended, while a plain read would not see that transaction.
 */
async function readMarker(settings: ConnectionSettings, { rowId }: CommitMarker): Promise<number | undefined> {
  const client = createClient(settings, { connectionTimeoutMillis: deadlineMs, query_timeout: deadlineMs });
  try {
    await client.connect();
    const statement = `
      insert into transaction_marks (row_id, number, begun_at) values ($1, 0, 0)
      on conflict (row_id) do update set number = transaction_marks.number
      returning number`;
    const { rows } = await client.query<{ number: number }>(statement, [rowId]);
    return rows[0]?.number;
  } finally {
    await client.end();
  }
}

/**
 * A number that a transaction writes to a row, and that is there afterwards only if the transaction was committed.
 * Successive transactions reuse a row with increasing numbers, so that there are no more rows than connections.
 */
export interface CommitMarker {
  readonly rowId: string;
  readonly number: number;
}

/** The commit markers of one process. */
export class CommitMarkers {
  readonly #free: CommitMarker[] = [];

  /** A marker that no other transaction uses. */
  take(): CommitMarker {
    const { rowId, number } = this.#free.pop() ?? { rowId: randomUUID(), number: 0 };
    return { rowId, number: number + 1 };
  }

  /** Makes the row available again. To be called when the transaction has ended: until then the row is locked. */
  release(marker: CommitMarker): void {
    this.#free.push(marker);
  }
}

// By the clock of the database: a process whose clock is a day fast would delete markers that are in use.
const databaseNow = '(extract(epoch from now()) * 1000)::bigint';

/** The statement that writes a marker. It has no parameters, so that it can be sent together with BEGIN. */
export function writeMarker({ rowId, number }: CommitMarker): string {
  return `
    insert into transaction_marks (row_id, number, begun_at) values ('${rowId}', ${number}, ${databaseNow})
    on conflict (row_id) do update set number = excluded.number, begun_at = excluded.begun_at`;
}

const dayMs = 86_400_000;

/** Deletes the markers of processes that have ended. */
export async function deleteOldMarkers(db: Kysely<Tables>): Promise<void> {
  await sql`delete from transaction_marks where begun_at < ${sql.raw(databaseNow)} - ${dayMs}::bigint`.execute(db);
}
