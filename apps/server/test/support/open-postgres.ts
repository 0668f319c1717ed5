import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { CompiledQuery, Kysely, type LogEvent, sql } from 'kysely';
import { Client } from 'pg';
import { beforeAll, inject, onTestFinished } from 'vitest';
import { CommitRecoveringDriver } from '../../src/storage/postgres/connection/commit-recovery.ts';
import { connectionSettings, createPool } from '../../src/storage/postgres/connection/connection.ts';
import { postgresDialect } from '../../src/storage/postgres/connection/driver.ts';
import type { Tables } from '../../src/storage/sql/tables.ts';
import type { DatabaseUnderTest } from './databases.ts';
import { openPostgresStores, type TestStores } from './open-test-stores.ts';

/** For the suites of the stores. */
export const postgresDatabase: DatabaseUnderTest = {
  name: 'PostgreSQL',
  open: async () => {
    const { url, drop } = await createTestDatabase(inject('postgresUrl'));
    const stores = await openPostgresStores(url);
    return { ...stores, close: () => stores.close().then(drop) };
  },
};

/** The URL of an empty database, which is dropped when the test is over. */
export async function emptyDatabase(): Promise<string> {
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  onTestFinished(drop);
  return url;
}

/** One database for all tests of a file, empty at first. */
export function useDatabase(): { readonly url: string } {
  const used = { url: '' };
  beforeAll(async () => {
    const database = await createTestDatabase(inject('postgresUrl'));
    used.url = database.url;
    return () => database.drop();
  });
  return used;
}

/** The stores of a database, closed when the test is over. */
export async function storesOn(url: string): Promise<TestStores> {
  const stores = await openPostgresStores(url);
  onTestFinished(() => stores.close());
  return stores;
}

/** A connection of the driver alone, closed when the test is over. */
export async function connectTo(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Runs statements on a connection of their own. @returns the rows of the last one. */
export async function execute(url: string, statements: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const results = await client.query(statements);
    return [results].flat().at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** How PostgreSQL would run a query, one line for each step. */
export async function planOf(db: Kysely<Tables>, { sql: statement, parameters }: CompiledQuery): Promise<string> {
  const explain = CompiledQuery.raw(`explain ${statement}`, [...parameters]);
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(explain);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** A connection to an existing database that observes every statement. The next statement waits for `observe`. */
export function observedDatabase(url: string, observe: (event: LogEvent) => Promise<void> | void): Kysely<Tables> {
  const pool = createPool(connectionSettings(url));
  const db = new Kysely<Tables>({ dialect: postgresDialect(new CommitRecoveringDriver(pool)), log: observe });
  onTestFinished(() => db.destroy());
  return db;
}

/** Resolves when a statement in the database is waiting for another transaction. */
export async function untilAStatementWaits(db: Kysely<Tables>): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length > 0) return;
  }
}

/** Kills every connection to the database except one of `db`, and resolves when they are gone. */
export async function killOtherConnections(db: Kysely<Tables>): Promise<void> {
  await db.connection().execute(async (connection) => {
    for (;;) {
      const { rows } = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(connection);
      if (rows.length === 0) return;
    }
  });
}
