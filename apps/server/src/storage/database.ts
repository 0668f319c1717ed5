import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import type { DeliveryQueue } from '../events/delivery-queue.ts';
import type { CreateRateLimiter } from '../rate-limits/rate-limiter.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { SlowReads } from './slow-reads.ts';
import type { Stores } from './stores.ts';

/** An open SQLite or PostgreSQL database with the newest schema, and its stores. */
export interface OpenDatabase {
  readonly stores: Stores;
  readonly apiKeys: ApiKeyStore;
  /** The deliveries for the sender of webhooks. */
  readonly deliveries: DeliveryQueue;
  /** Creates limiters that count over all processes on this database. */
  readonly createRateLimiter: CreateRateLimiter;
  /** Limits the reads that can take seconds. */
  readonly slowReads: SlowReads;
  /** For their metrics. A SQLite database has none. */
  readonly pools: readonly ConnectionPool[];
  /** The size of the search index backlog. */
  countUnindexed(): Promise<number>;
  /** The clock for every stored time: that of the database, if several processes can use it. */
  readonly now: () => Date;
  /** Rejects if the database cannot be read and written. */
  check(): Promise<void>;
  /** Waits for running transactions, then closes the database. */
  close(): Promise<void>;
}
