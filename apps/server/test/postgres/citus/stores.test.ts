import { pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { distributePostgres } from '../../../src/storage/postgres/open.ts';
import { describeBulkOptions } from '../../storage-suites/bulk-options.suite.ts';
import { describeIdempotency } from '../../storage-suites/idempotency.suite.ts';
import { describeRateLimiter } from '../../storage-suites/rate-limiter.suite.ts';
import { describeStores } from '../../storage-suites/stores.suite.ts';
import { citusDatabase, describeOnCitus, emptyCitusDatabase } from '../../support/open-citus.ts';

// Each statement takes several messages between nodes.
vi.setConfig({ testTimeout: 300_000 });

describeOnCitus('the stores on Citus', () => {
  describeStores(citusDatabase);
  describeBulkOptions(citusDatabase);
  describeIdempotency(citusDatabase);

  describeRateLimiter('Citus', async () => {
    const url = await emptyCitusDatabase();
    await distributePostgres(url);
    const openOne = async () => {
      const database = { kind: 'postgres', url, poolMax: 2 } as const;
      const { createRateLimiter, close } = await openDatabase(database, pino({ level: 'silent' }));
      onTestFinished(close);
      return createRateLimiter;
    };
    // Each has what a process of its own would have.
    return [await openOne(), await openOne()];
  });
});
