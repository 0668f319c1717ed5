import { randomInt } from 'node:crypto';
import { Kysely, sql } from 'kysely';
import { DatabaseError } from 'pg';
import type { CopySource, CopyTarget } from '../copy/copy-end.ts';
import { assertNewestSchema } from '../migrate.ts';
import type { Tables } from '../sql/tables.ts';
import { createPool, noTimeLimits, UnpreparedClient, unhurriedConnectionSettings } from './connection/connection.ts';
import { PooledDriver, postgresDialect } from './connection/driver.ts';
import { assertNoWorker } from './distribute.ts';
import { postgresMigrations } from './migrations/index.ts';
import { migratePostgres } from './open.ts';
import { databaseName, toStartError } from './start-error.ts';

/**
 * Opens a database to copy from. It may be a standby. Other processes can use it meanwhile; the copy does not get what
 * they write from now on.
 *
 * @throws StartError with a sentence for the operator.
 */
export async function openPostgresSource(url: string): Promise<CopySource> {
  const db = connect(url);
  const begin = db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  const snapshot = await named(url, () => begin.execute());
  const close = async () => {
    await snapshot.rollback().execute();
    await db.destroy();
  };
  try {
    await named(url, () => assertSuitable(url, snapshot));
  } catch (error) {
    await close();
    throw error;
  }
  return { name: `database ${databaseName(url)}`, read: (work) => named(url, () => work(snapshot)), close };
}

/**
 * Opens a database to copy to, and brings it to the newest schema.
 *
 * @throws StartError with a sentence for the operator.
 */
export async function openPostgresTarget(url: string): Promise<CopyTarget> {
  const { writes } = await migratePostgres(url);
  const db = connect(url);
  return {
    name: `database ${databaseName(url)}`,
    read: (work) => named(url, () => work(db)),
    write: (work) => named(url, () => db.transaction().execute(work)),
    insertCustomers: async (transaction, tenantId, rows) => {
      await writes.insert(transaction, tenantId, { parameters: writes.toParameters(rows), areRecorded: false });
    },
    close: () => db.destroy(),
  };
}

/**
 * Whether a URL leads to the database of a source, which can have many addresses: takes a lock there and looks for it
 * here.
 *
 * @throws StartError if a database cannot be reached.
 */
export async function isSourceOf(source: CopySource, url: string): Promise<boolean> {
  const lock = sql`${randomInt(2 ** 40)}::bigint`;
  await source.read((snapshot) => sql`select pg_advisory_xact_lock(${lock})`.execute(snapshot));
  const db = connect(url);
  try {
    const attempt = sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${lock}) as free`;
    const { rows } = await named(url, () => attempt.execute(db));
    return rows[0]?.free === false;
  } finally {
    await db.destroy();
  }
}

/** One connection, which works behind every pooler, and has no time limits: a transaction waits for the other database. */
function connect(url: string): Kysely<Tables> {
  const pool = createPool({ ...unhurriedConnectionSettings(url), Client: UnpreparedClient, max: 1 });
  return new Kysely<Tables>({ dialect: postgresDialect(new PooledDriver(pool, noTimeLimits)) });
}

async function assertSuitable(url: string, db: Kysely<Tables>): Promise<void> {
  await assertNewestSchema({ db, name: `The database ${databaseName(url)}`, isMissingTable }, postgresMigrations);
  await assertNoWorker(db);
}

function isMissingTable(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === undefinedTable;
}

const undefinedTable = '42P01';

async function named<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStartError(url, error);
  }
}
