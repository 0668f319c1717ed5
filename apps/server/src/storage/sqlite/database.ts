import type { Logger } from 'pino';
import type { SqliteConfig } from '../../config.ts';
import { runInBackground } from '../../core/background-task.ts';
import { createMemoryRateLimiter } from '../../rate-limits/rate-limiter.ts';
import type { OpenDatabase } from '../database.ts';
import { SlowReads, waitMsMax } from '../slow-reads.ts';
import { WantedTypes } from '../sql/webhooks/wanted-types.ts';
import { SqliteApiKeyStore } from './api-key-store.ts';
import { openSqliteDatabase } from './open.ts';
import { countUnindexed, runSearchIndexer } from './search-indexer.ts';
import { sqliteStores } from './stores.ts';
import { openSqliteQueue } from './webhooks.ts';

// They share one thread: more at the same time would only delay the others.
const readsMax = 2;

/** Opens a SQLite database with its stores. */
export async function openSqlite({ file }: SqliteConfig, logger: Logger): Promise<OpenDatabase> {
  const { db, worker, check, assertFilesInPlace, close } = await openSqliteDatabase(file);
  const stopWatching = watchFiles(assertFilesInPlace, logger);
  const stopIndexer = runSearchIndexer(db, (err) =>
    logger.warn({ err }, 'customers not counted and indexed for search'),
  );
  const slowReads = new SlowReads({ max: readsMax, waitMsMax });
  const wanted = new WantedTypes();
  return {
    stores: sqliteStores({ db, worker }, slowReads, wanted),
    deliveries: await openSqliteQueue(db, wanted),
    slowReads,
    apiKeys: new SqliteApiKeyStore(db),
    createRateLimiter: createMemoryRateLimiter,
    pools: [],
    countUnindexed: () => countUnindexed(db),
    now: () => new Date(),
    check,
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
