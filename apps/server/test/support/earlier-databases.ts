import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Migrations, migrate } from '../../src/storage/migrate.ts';
import { postgresMigrations } from '../../src/storage/postgres/migrations/index.ts';
import { postgresStores } from '../../src/storage/postgres/stores.ts';
import type { Tables } from '../../src/storage/sql/tables.ts';
import { sqliteMigrations } from '../../src/storage/sqlite/migrations/index.ts';
import { storesIn } from '../../src/storage/sqlite/stores.ts';
import { DatabaseWorkerClient } from '../../src/storage/sqlite/worker/client.ts';
import { WorkerDialect } from '../../src/storage/sqlite/worker/dialect.ts';
import type { Stores } from '../../src/storage/stores.ts';

/** A database as an earlier version has left it. */
export interface EarlierDatabase {
  readonly db: Kysely<Tables>;
  readonly stores: Stores;
  /** Brings it to the newest schema. */
  update(): Promise<void>;
}

interface EarlierKind {
  readonly name: string;
  readonly open: () => Promise<Kysely<Tables>>;
  readonly migrations: Migrations;
  readonly storesOn: (db: Kysely<Tables>) => Stores;
}

const kinds: readonly EarlierKind[] = [
  {
    name: 'SQLite',
    open: async () => new Kysely<Tables>({ dialect: new WorkerDialect(await DatabaseWorkerClient.open(':memory:')) }),
    migrations: sqliteMigrations,
    storesOn: storesIn,
  },
  { name: 'PostgreSQL', open: openTestDatabase, migrations: postgresMigrations, storesOn: postgresStores },
];

/** Each kind of database. `open` makes one with the migrations whose names come before `before`, for the current test. */
export const earlierDatabases = kinds.map(({ name, open, migrations, storesOn }) => ({
  name,
  open: async (before: string): Promise<EarlierDatabase> => {
    const db = await open();
    onTestFinished(() => db.destroy());
    const earlier = Object.entries(migrations).filter(([migration]) => migration < before);
    await migrate(db, Object.fromEntries(earlier));
    return { db, stores: storesOn(db), update: () => migrate(db, migrations) };
  },
}));

async function openTestDatabase(): Promise<Kysely<Tables>> {
  const database = await createTestDatabase(inject('postgresUrl'));
  onTestFinished(() => database.drop());
  // The stores expect times as numbers, as their own connections read them.
  const types = { getTypeParser: () => (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : text) };
  return new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.url, types }) }) });
}
