import { randomInt } from 'node:crypto';
import { DatabaseError } from 'pg';
import { connectionSettings, createClient } from './connection.ts';
import { ConnectionLostError } from './errors.ts';

/**
 * Whether a pooler such as PgBouncer is between this process and the database. A pooler gives its own connections to
 * many clients in turn, so it either refuses the settings of a new connection or drops them.
 *
 * @throws ConnectionLostError if the database cannot be reached.
 */
export async function isBehindPooler(url: string): Promise<boolean> {
  // A value that no role and no database has by default.
  const lockTimeout = randomInt(1_000_000, 2_000_000);
  const client = createClient(connectionSettings(url), { lock_timeout: lockTimeout });
  try {
    await client.connect();
    const { rows } = await client.query("select setting from pg_settings where name = 'lock_timeout'");
    return rows[0]?.setting !== String(lockTimeout);
  } catch (error) {
    if (isRefusedSetting(error)) return true;
    throw new ConnectionLostError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** PgBouncer has no code of its own for this error. */
function isRefusedSetting(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isRefusedSetting);
  return error instanceof DatabaseError && /startup parameter/i.test(error.message);
}
