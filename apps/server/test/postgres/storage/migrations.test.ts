import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { PostgresApiKeyStore } from '../../../src/storage/postgres/api-key-store.ts';
import { postgresMigrations } from '../../../src/storage/postgres/migrations/index.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import { describeMigrations } from '../../storage-suites/migrations.suite.ts';
import { emptyDatabase } from '../../support/open-postgres.ts';

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
