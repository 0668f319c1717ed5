import { setTimeout } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

// Long enough for a server to restart, short enough for a client to wait.
const deadlineMs = 5_000;
const pauseMs = 100;

/**
 * Finds out what became of a transaction whose COMMIT was not answered. The connection can break after the server has
 * committed and before it has said so; to answer with a failure would then be wrong, and so would be to do it again.
 *
 * Asks on a connection of its own, since those of the pool may all wait for the same answer.
 *
 * @param transactionId from `pg_current_xact_id()`.
 * @returns `unknown` where the server could not be asked within 5 seconds.
 * @see https://www.postgresql.org/docs/13/functions-info.html#FUNCTIONS-PG-SNAPSHOT
 */
export async function settleCommit(
  settings: ClientConfig,
  transactionId: string,
): Promise<'committed' | 'aborted' | 'unknown'> {
  const deadline = performance.now() + deadlineMs;
  while (performance.now() < deadline) {
    const status = await askStatus(settings, transactionId).catch(() => undefined);
    if (status === 'committed' || status === 'aborted') return status;
    await setTimeout(pauseMs);
  }
  return 'unknown';
}

/** @returns also `in progress`: the server may not have noticed yet that nobody listens. */
async function askStatus(settings: ClientConfig, transactionId: string): Promise<string | undefined> {
  const client = new Client({ ...settings, connectionTimeoutMillis: deadlineMs, query_timeout: deadlineMs });
  client.on('error', () => {});
  try {
    await client.connect();
    const text = 'select pg_xact_status($1::xid8) as status';
    const { rows } = await client.query<{ status: string }>(text, [transactionId]);
    return rows[0]?.status;
  } finally {
    await client.end();
  }
}
