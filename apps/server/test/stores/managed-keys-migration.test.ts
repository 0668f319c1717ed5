import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { authenticate } from '../../src/api-keys/authenticate.js';
import { hashApiKey } from '../../src/api-keys/hash-api-key.js';
import { type Migrations, migrate } from '../../src/stores/migrate.js';
import { postgresMigrations } from '../../src/stores/postgres/migrations/index.js';
import { PostgresApiKeyStore } from '../../src/stores/postgres/postgres-api-key-store.js';
import { sqliteMigrations } from '../../src/stores/sqlite/migrations/index.js';
import { SqliteApiKeyStore } from '../../src/stores/sqlite/sqlite-api-key-store.js';
import { ThreadDialect } from '../../src/stores/sqlite/sqlite-dialect.js';
import { DatabaseThread } from '../../src/stores/sqlite/thread/database-thread.js';
import type { Tables } from '../../src/stores/tables.js';

const databases = [
  {
    name: 'SQLite',
    open: async () => new Kysely<Tables>({ dialect: new ThreadDialect(await DatabaseThread.open(':memory:')) }),
    migrations: sqliteMigrations,
    Store: SqliteApiKeyStore,
  },
  { name: 'PostgreSQL', open: openTestDatabase, migrations: postgresMigrations, Store: PostgresApiKeyStore },
];

test.each(databases)('keys that an earlier version has stored on $name can be managed', async (database) => {
  const db = await database.open();
  onTestFinished(() => db.destroy());
  await migrate(db, earlier(database.migrations));
  const hash = hashApiKey('sk_test_of_an_earlier_version');
  await sql`insert into tenants (tenant_id, created_at) values ('default', 1)`.execute(db);
  await sql`insert into api_keys (tenant_id, key_hash, created_at) values ('default', ${hash}, 2)`.execute(db);
  await migrate(db, database.migrations);

  const apiKeys = new database.Store(db);
  const [record] = await apiKeys.listKeys();
  const unknown = { label: null, prefix: null, lastUsedAt: null, revokedAt: null };
  const want = { tenant: { id: 'default', name: 'default' }, createdAt: new Date(2), ...unknown };
  expect(record).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), ...want });
  expect(await authenticate({ apiKeys }, 'sk_test_of_an_earlier_version')).toMatchObject({ tenantId: 'default' });
  await apiKeys.revokeKey(record?.id ?? '', new Date(3));
  expect(await authenticate({ apiKeys }, 'sk_test_of_an_earlier_version')).toBeUndefined();
});

/** Those that were there before keys could be managed. */
function earlier(migrations: Migrations): Migrations {
  return Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0003'));
}

async function openTestDatabase(): Promise<Kysely<Tables>> {
  const database = await createTestDatabase(inject('postgresUrl'));
  onTestFinished(() => database.drop());
  // The store expects times as numbers, as its own connections read them.
  const types = { getTypeParser: () => (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : text) };
  return new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.url, types }) }) });
}
