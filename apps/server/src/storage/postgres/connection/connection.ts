import { type ClientConfig, Pool, type PoolConfig, types } from 'pg';
import type { ConnectionPool } from '../../connection-pool.ts';
import { readConnectionUrl, type TimeLimits } from './address/connection-url.ts';
import { HostFindingClient, type HostSettings } from './address/host-finding-client.ts';

// In milliseconds. A statement normally takes a few of them; one that takes this long should end with a 503.
const defaultTimeLimits: TimeLimits = {
  lock_timeout: 8_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
};
/** For transactions that may take hours, whatever the limits of the role or the database are. */
export const noTimeLimits: TimeLimits = {
  statement_timeout: 0,
  lock_timeout: 0,
  idle_in_transaction_session_timeout: 0,
};
// Longer than the limit that the database enforces itself: for a database that does not respond at all.
const answerTimeout = defaultTimeLimits.statement_timeout + 1_000;

/** For a connection, or a pool of them. */
export type ConnectionSettings = ClientConfig & Partial<HostSettings>;

/** The time limits of the server, for a database that has none by default. Parameters of the URL override them. */
export function timeLimitsOf(url: string): TimeLimits {
  return { ...defaultTimeLimits, ...readConnectionUrl(url).timeLimits };
}

/** The settings of every connection of the server. Parameters in the query of the URL override them. */
export function connectionSettings(url: string): ConnectionSettings {
  return { ...pooledConnectionSettings(url), ...timeLimitsOf(url) };
}

/** The same without settings that a pooler would refuse or lose. Each transaction has to set its own time limits. */
export function pooledConnectionSettings(url: string): ConnectionSettings {
  const { queryTimeoutMs = answerTimeout } = readConnectionUrl(url);
  return { ...unhurriedConnectionSettings(url), query_timeout: queryTimeoutMs };
}

/** The same without time limits for statements, for work such as the migration of a large table. */
export function unhurriedConnectionSettings(url: string): ConnectionSettings {
  return { ...readConnectionUrl(url).settings, types: { getTypeParser } };
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
  const pool = new Pool({ Client: HostFindingClient, ...settings, allowExitOnIdle: true });
  pool.on('error', onConnectionLost);
  // An 'error' without a listener ends the process. While a connection is in use, its statement reports the error.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** @param name says what the pool is for, in one lower-case word. */
export function describePool(name: string, pool: Pool): ConnectionPool {
  const state = () => {
    const { totalCount: open, idleCount, waitingCount: waiting, options } = pool;
    return { max: options.max, open, inUse: open - idleCount, waiting };
  };
  return { name, state };
}

/** One connection with the settings of a pool, but apart from it. */
export function createClient(settings: ConnectionSettings, others: ClientConfig): HostFindingClient {
  // A pool hides the password from copies of its settings.
  const { password } = settings;
  const client = new HostFindingClient({ ...settings, ...(password && { password }), ...others });
  // An 'error' without a listener ends the process; the statement in progress reports it.
  client.on('error', () => {});
  return client;
}

/**
 * A connection that ignores the names of prepared statements. Behind a pooler, the next transaction may run on another
 * connection of the database, which does not know the statement, or knows it from another client.
 */
export class UnpreparedClient extends HostFindingClient {
  override query(...args: readonly unknown[]): never {
    const [query, ...others] = args;
    return Reflect.apply(super.query, this, [withoutName(query), ...others]) as never;
  }
}

function withoutName(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || !('name' in query)) return query;
  const { name, ...unnamed } = query;
  return unnamed;
}
