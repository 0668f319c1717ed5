import { type ClientConfig, Pool, type PoolConfig, types } from 'pg';

// In milliseconds. A statement takes a few of them; whatever takes this long is better answered with 503.
const connectTimeout = 5_000;
const lockTimeout = 8_000;
const statementTimeout = 10_000;
// Longer than what the server enforces by itself: they are for a server that has stopped to answer at all.
const answerTimeout = statementTimeout + 1_000;
const idleInTransactionTimeout = 15_000;

/** How every connection of the server is made. What stands in the query of the URL has the last word. */
export function connectionSettings(url: string): ClientConfig {
  return {
    ...unhurriedConnectionSettings(url),
    lock_timeout: lockTimeout,
    statement_timeout: statementTimeout,
    query_timeout: answerTimeout,
    idle_in_transaction_session_timeout: idleInTransactionTimeout,
  };
}

/** The same for work that may take its time, such as a migration of a large table. */
export function unhurriedConnectionSettings(url: string): ClientConfig {
  return {
    connectionString: url,
    fallback_application_name: 'rollcall',
    connectionTimeoutMillis: connectTimeout,
    // Finds out that the other machine is gone while a connection is idle.
    keepAlive: true,
    types: { getTypeParser },
  };
}

/** The types that the rows of the stores have in each database: times and counts are numbers, JSON is its text. */
const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') => {
  if (id === types.builtins.INT8) return Number;
  if (id === types.builtins.JSON) return String;
  return types.getTypeParser(id, format as 'text');
};

/**
 * Connections to PostgreSQL. They are made when they are needed, so that this cannot fail.
 *
 * @param onConnectionLost told of each idle connection that breaks; the pool makes a new one when it needs it.
 */
export function createPool(settings: PoolConfig, onConnectionLost: (error: Error) => void = () => {}): Pool {
  // A process that has nothing else to do ends, and does not wait until its connections have been idle for long enough.
  const pool = new Pool({ ...settings, allowExitOnIdle: true });
  pool.on('error', onConnectionLost);
  // An 'error' that nobody listens to ends the process. While a connection is in use, only its statement hears of it.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
