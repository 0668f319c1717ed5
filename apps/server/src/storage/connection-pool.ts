/** A pool of connections to a database, as its operator sees it. */
export interface ConnectionPool {
  /** One lower-case word that says what the pool is for: `main`. */
  readonly name: string;
  state(): PoolState;
}

export interface PoolState {
  /** Connections at most. */
  readonly max: number;
  /** Open connections. */
  readonly open: number;
  /** Open connections that are not idle. */
  readonly inUse: number;
  /** Calls that wait for a connection. */
  readonly waiting: number;
}
