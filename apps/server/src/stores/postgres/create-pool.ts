import { Pool } from 'pg';
import { connectionSettings } from './connection-settings.js';

/** How a {@link createPool} behaves. */
export interface PoolOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Connections at most. What needs one more waits up to 5 seconds for it. */
  readonly poolMax: number;
  /** Told of each idle connection that breaks; the pool makes a new one when it needs it. */
  readonly onConnectionLost: (error: Error) => void;
}

const idleTimeoutMs = 30_000;

/** The connections to PostgreSQL. They are made when they are needed, so that this cannot fail. */
export function createPool({ url, poolMax, onConnectionLost }: PoolOptions): Pool {
  const pool = new Pool({
    ...connectionSettings(url),
    max: poolMax,
    idleTimeoutMillis: idleTimeoutMs,
    // A server that cannot start ends at once, and not when its connections have been idle for long enough.
    allowExitOnIdle: true,
  });
  pool.on('error', onConnectionLost);
  // An 'error' that nobody listens to ends the process. While a connection is in use, only its statement hears of it.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
