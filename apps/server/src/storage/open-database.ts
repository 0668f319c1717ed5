import type { Logger } from 'pino';
import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import type { DatabaseConfig, PostgresConfig, SqliteConfig } from '../config.ts';
import { runInBackground } from '../core/background-task.ts';
import type { DeliveryQueue } from '../events/delivery-queue.ts';
import { type CreateRateLimiter, createMemoryRateLimiter } from '../rate-limits/rate-limiter.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { PostgresApiKeyStore } from './postgres/api-key-store.ts';
import { describePool } from './postgres/connection/connection.ts';
import * as postgresIndexer from './postgres/customers/search-indexer.ts';
import { openPostgresDatabase } from './postgres/open.ts';
import { createPostgresRateLimiter, postgresStores } from './postgres/stores.ts';
import { postgresQueue, wantedTypesMsMax } from './postgres/webhooks.ts';
import { SlowReads } from './slow-reads.ts';
import { WantedTypes } from './sql/webhooks/wanted-types.ts';
import { SqliteApiKeyStore } from './sqlite/api-key-store.ts';
import { openSqliteDatabase } from './sqlite/open.ts';
import * as sqliteIndexer from './sqlite/search-indexer.ts';
import { sqliteStores } from './sqlite/stores.ts';
import { openSqliteQueue } from './sqlite/webhooks.ts';
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

// As long as other work waits for a connection.
const waitMsMax = 5_000;
// They share one thread: more at the same time would only delay the others.
const sqliteReadsMax = 2;

/**
 * Opens the database of the configuration.
 *
 * @throws StartError with a sentence for the operator if the database cannot be reached or used.
 */
export function openDatabase(config: DatabaseConfig, logger: Logger): Promise<OpenDatabase> {
  return config.kind === 'sqlite' ? openSqlite(config, logger) : openPostgres(config, logger);
}

async function openSqlite({ file }: SqliteConfig, logger: Logger): Promise<OpenDatabase> {
  const { db, worker, check, assertFilesInPlace, close } = await openSqliteDatabase(file);
  const stopWatching = watchFiles(assertFilesInPlace, logger);
  const stopIndexer = sqliteIndexer.runSearchIndexer(db, (err) =>
    logger.warn({ err }, 'customers not counted and indexed for search'),
  );
  const slowReads = new SlowReads({ max: sqliteReadsMax, waitMsMax });
  const wanted = new WantedTypes();
  return {
    stores: sqliteStores({ db, worker }, slowReads, wanted),
    deliveries: await openSqliteQueue(db, wanted),
    slowReads,
    apiKeys: new SqliteApiKeyStore(db),
    createRateLimiter: createMemoryRateLimiter,
    pools: [],
    countUnindexed: () => sqliteIndexer.countUnindexed(db),
    now: () => new Date(),
    check: sharedWhileRunning(check),
    close: () => {
      stopWatching();
      stopIndexer();
      return close();
    },
  };
}

const watchEveryMs = 1_000;

/** Tells the operator that a file of the database is gone, even if nobody writes. */
function watchFiles(assertFilesInPlace: () => void, logger: Logger): () => void {
  let isGone = false;
  const watch = async () => {
    assertFilesInPlace();
    if (isGone) logger.info('the files of the database are in their place again');
    isGone = false;
    return watchEveryMs;
  };
  return runInBackground(watch, (err) => {
    if (!isGone) logger.error({ err }, (err as Error).message);
    isGone = true;
    return watchEveryMs;
  });
}

async function openPostgres(config: PostgresConfig, logger: Logger): Promise<OpenDatabase> {
  const onConnectionLost = (err: Error) => logger.warn({ err }, 'lost an idle connection to the database');
  const opened = await openPostgresDatabase({ ...config, onConnectionLost });
  const { db, reads, readsPool, pool, clock, searchIndexProblem, writes, check, close } = opened;
  if (searchIndexProblem !== undefined) logger.warn(searchIndexProblem);
  const stopReadingClock = clock.keepReading();
  const stopIndexer = postgresIndexer.runSearchIndexer(db, (err) =>
    logger.warn({ err }, 'customers not indexed for search'),
  );
  const slowReads = new SlowReads({ max: readsPool.options.max, waitMsMax });
  const wanted = new WantedTypes(wantedTypesMsMax);
  return {
    stores: postgresStores(db, writes, { db: reads, turns: slowReads }, { wanted, now: clock.now }),
    deliveries: postgresQueue(db, wanted),
    slowReads,
    apiKeys: new PostgresApiKeyStore(db),
    createRateLimiter: (quota) => createPostgresRateLimiter(pool, quota),
    pools: [describePool('main', pool), describePool('reads', readsPool)],
    countUnindexed: () => postgresIndexer.countUnindexed(db),
    now: clock.now,
    check: sharedWhileRunning(check),
    close: () => {
      stopReadingClock();
      stopIndexer();
      return close();
    },
  };
}

/** Calls that come while the work runs share its result, so that many of them do no more than one. */
function sharedWhileRunning(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
