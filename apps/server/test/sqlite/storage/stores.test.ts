import { Kysely } from 'kysely';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { SqliteApiKeyStore } from '../../../src/storage/sqlite/api-key-store.ts';
import { sqliteMigrations } from '../../../src/storage/sqlite/migrations/index.ts';
import { storesIn } from '../../../src/storage/sqlite/stores.ts';
import { DatabaseWorkerClient } from '../../../src/storage/sqlite/worker/client.ts';
import { workerDialect } from '../../../src/storage/sqlite/worker/dialect.ts';
import { describeBulkOptions } from '../../storage-suites/bulk-options.suite.ts';
import { describeIdempotency } from '../../storage-suites/idempotency.suite.ts';
import { describeMigrations } from '../../storage-suites/migrations.suite.ts';
import { describeRateLimiter } from '../../storage-suites/rate-limiter.suite.ts';
import { describeStores } from '../../storage-suites/stores.suite.ts';
import { sqliteDatabases } from '../../support/databases.ts';

for (const database of sqliteDatabases) {
  describeStores(database);
  describeBulkOptions(database);
  describeIdempotency(database);
}

describeMigrations({
  name: 'SQLite',
  migrations: sqliteMigrations,
  open: async () => new Kysely({ dialect: workerDialect(await DatabaseWorkerClient.open(':memory:')) }),
  storesOf: (db) => storesIn(db),
  apiKeysOf: (db) => new SqliteApiKeyStore(db),
});

describeRateLimiter('SQLite', async () => {
  const { createRateLimiter, close } = await openDatabase(
    { kind: 'sqlite', file: ':memory:' },
    pino({ level: 'silent' }),
  );
  onTestFinished(close);
  return [createRateLimiter];
});
