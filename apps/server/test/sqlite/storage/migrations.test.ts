import { Kysely } from 'kysely';
import { SqliteApiKeyStore } from '../../../src/storage/sqlite/api-key-store.ts';
import { sqliteMigrations } from '../../../src/storage/sqlite/migrations/index.ts';
import { storesIn } from '../../../src/storage/sqlite/stores.ts';
import { DatabaseWorkerClient } from '../../../src/storage/sqlite/worker/client.ts';
import { workerDialect } from '../../../src/storage/sqlite/worker/dialect.ts';
import { describeMigrations } from '../../storage-suites/migrations.suite.ts';

describeMigrations({
  name: 'SQLite',
  migrations: sqliteMigrations,
  open: async () => new Kysely({ dialect: workerDialect(await DatabaseWorkerClient.open(':memory:')) }),
  storesOf: (db) => storesIn(db),
  apiKeysOf: (db) => new SqliteApiKeyStore(db),
});
