import type { Logger } from 'pino';
import type { PostgresConfig } from '../../config.ts';
import type { OpenDatabase } from '../database.ts';
import { SlowReads, waitMsMax } from '../slow-reads.ts';
import { WantedTypes } from '../sql/webhooks/wanted-types.ts';
import { PostgresApiKeyStore } from './api-key-store.ts';
import { describePool } from './connection/connection.ts';
import { countUnindexed, runSearchIndexer } from './customers/search-indexer.ts';
import { openPostgresDatabase } from './open.ts';
import { createPostgresRateLimiter, postgresStores } from './stores.ts';
import { postgresQueue, wantedTypesMsMax } from './webhooks.ts';

/** Opens a PostgreSQL database with its stores. */
export async function openPostgres(config: PostgresConfig, logger: Logger): Promise<OpenDatabase> {
  const onConnectionLost = (err: Error) => logger.warn({ err }, 'lost an idle connection to the database');
  const opened = await openPostgresDatabase({ ...config, onConnectionLost });
  const { db, reads, readsPool, pool, clock, searchIndexProblem, writes, check, close } = opened;
  if (searchIndexProblem !== undefined) logger.warn(searchIndexProblem);
  const stopReadingClock = clock.keepReading();
  const stopIndexer = runSearchIndexer(db, (err) => logger.warn({ err }, 'customers not indexed for search'));
  const slowReads = new SlowReads({ max: readsPool.options.max, waitMsMax });
  const wanted = new WantedTypes(wantedTypesMsMax);
  return {
    stores: postgresStores(db, writes, { db: reads, turns: slowReads }, { wanted, now: clock.now }),
    deliveries: postgresQueue(db, wanted),
    slowReads,
    apiKeys: new PostgresApiKeyStore(db),
    createRateLimiter: (quota) => createPostgresRateLimiter(pool, quota),
    pools: [describePool('main', pool), describePool('reads', readsPool)],
    countUnindexed: () => countUnindexed(db),
    now: clock.now,
    check,
    close: () => {
      stopReadingClock();
      stopIndexer();
      return close();
    },
  };
}
