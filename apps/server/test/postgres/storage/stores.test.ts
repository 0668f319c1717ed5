import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { PostgresApiKeyStore } from '../../../src/storage/postgres/api-key-store.ts';
import { postgresMigrations } from '../../../src/storage/postgres/migrations/index.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import { describeBulkOptions } from '../../storage-suites/bulk-options.suite.ts';
import { describeIdempotency } from '../../storage-suites/idempotency.suite.ts';
import { describeMigrations } from '../../storage-suites/migrations.suite.ts';
import { describeRateLimiter } from '../../storage-suites/rate-limiter.suite.ts';
import { describeStores } from '../../storage-suites/stores.suite.ts';
import { emptyDatabase, postgresDatabase } from '../../support/open-postgres.ts';

describeStores(postgresDatabase);
describeBulkOptions(postgresDatabase);
describeIdempotency(postgresDatabase);

// The stores expect times as numbers, as their own connections read them.
const types = { getTypeParser: () => (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : text) };

describeMigrations({
  name: 'PostgreSQL',
  migrations: postgresMigrations,
  open: async () => {
    const pool = new Pool({ connectionString: await emptyDatabase(), types });
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  },
  storesOf: postgresStores,
  apiKeysOf: (db) => new PostgresApiKeyStore(db),
});

describeRateLimiter('PostgreSQL', async () => {
  const url = await emptyDatabase();
  const openOne = async () => {
    const { createRateLimiter, close } = await openDatabase(
      { kind: 'postgres', url, poolMax: 2 },
      pino({ level: 'silent' }),
    );
    onTestFinished(close);
    return createRateLimiter;
  };
  // Each has what a process of its own would have.
  return [await openOne(), await openOne()];
});
