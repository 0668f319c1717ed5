import { type ClientConfig, Pool, type PoolConfig, types } from 'pg';

// In milliseconds. A statement normally takes a few of them; one that takes this long should end with a 503.
const connectTimeout = 5_000;
const lockTimeout = 8_000;
const statementTimeout = 10_000;
// Longer than the limit that the server enforces itself: for a server that does not respond at all.
const answerTimeout = statementTimeout + 1_000;
const idleInTransactionTimeout = 15_000;

/** The settings of every connection of the server. Parameters in the query of the URL override them. */
export function connectionSettings(url: string): ClientConfig {
  return {
    ...unhurriedConnectionSettings(url),
    lock_timeout: lockTimeout,
    statement_timeout: statementTimeout,
    query_timeout: answerTimeout,
    idle_in_transaction_session_timeout: idleInTransactionTimeout,
  };
}

/** The same without time limits for statements, for work such as the migration of a large table. */
export function unhurriedConnectionSettings(url: string): ClientConfig {
  return {
    connectionString: url,
    fallback_application_name: 'rollcall',
    connectionTimeoutMillis: connectTimeout,
    // Detects that the other machine is gone while a connection is idle.
    keepAlive: true,
    types: { getTypeParser },
  };
}

/** Makes rows have the same types as in SQLite: times and counts are numbers, JSON is text. */
const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') => {
  if (id === types.builtins.INT8) return Number;
  if (id === types.builtins.JSON) return String;
  return types.getTypeParser(id, format as 'text');
};

/**
 * A pool of connections. It connects only when a connection is needed, so that creating it cannot fail.
 *
 * @param onConnectionLost called for each idle connection that breaks; the pool replaces it when necessary.
 */
export function createPool(settings: PoolConfig, onConnectionLost: (error: Error) => void = () => {}): Pool {
  // A process with nothing else to do ends at once, and does not wait for the idle time-out of its connections.
  const pool = new Pool({ ...settings, allowExitOnIdle: true });
  pool.on('error', onConnectionLost);
  // An 'error' without a listener ends the process. While a connection is in use, its statement reports the error.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
