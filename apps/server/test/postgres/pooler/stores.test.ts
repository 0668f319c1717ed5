import { describe } from 'vitest';
import { describeBulkOptions } from '../../storage-suites/bulk-options.suite.ts';
import { describeIdempotency } from '../../storage-suites/idempotency.suite.ts';
import { describeStores } from '../../storage-suites/stores.suite.ts';
import { describeTransactions } from '../../storage-suites/transactions.suite.ts';
import { databaseBehind, ignoring, poolerProblem, refusing, usePooler } from '../../support/pgbouncer.ts';

if (poolerProblem !== undefined) console.log(`skipped: ${poolerProblem}`);

describe.skipIf(poolerProblem !== undefined)('behind a pooler', () => {
  describe('with a connection for each transaction', () => {
    const pooler = usePooler({ pool_mode: 'transaction', default_pool_size: 4, ...refusing });
    const database = databaseBehind('PgBouncer (transaction pooling)', pooler);
    describeStores(database);
    describeBulkOptions(database);
    describeIdempotency(database);
  });

  describe('with a connection for each client', () => {
    const pooler = usePooler({ pool_mode: 'session', default_pool_size: 10, ...ignoring });
    const database = databaseBehind('PgBouncer (session pooling)', pooler);
    describeTransactions(database.name, database.open);
    describeIdempotency(database);
  });
});
