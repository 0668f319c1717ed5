import { Pool, type PoolConfig } from 'pg';

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
