import { setTimeout } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { findNumber, type TransactionMark } from './transaction-marks.ts';

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
