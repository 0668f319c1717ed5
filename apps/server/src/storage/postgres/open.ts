import { Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { migrate } from '../migrate.ts';
import type { Tables } from '../sql/tables.ts';
import { type ConnectionUrl, readConnectionUrl, type TimeLimits } from './connection/address/connection-url.ts';
import { DatabaseClock } from './connection/clock.ts';
import { CommitRecoveringDriver, deleteOldMarkers } from './connection/commit-recovery.ts';
import {
  connectionSettings,
  createPool,
  pooledConnectionSettings,
  timeLimitsOf,
  UnpreparedClient,
  unhurriedConnectionSettings,
} from './connection/connection.ts';
import { PooledDriver, type Primary, postgresDialect } from './connection/driver.ts';
import { migratingDialect } from './connection/migrating-driver.ts';
import { isBehindPooler } from './connection/pooler.ts';
import { inTransaction } from './connection/transaction.ts';
import type { CustomerWrites } from './customers/customer-writes.ts';
import { distributedWrites } from './customers/distributed-writes.ts';
import { oneStatementWrites } from './customers/one-statement-writes.ts';
import { ensureSearchIndex } from './customers/search-index.ts';
import { assertNoWorker, distributeTables, isDistributed } from './distribute.ts';
import { assertRights } from './grants.ts';
import { postgresMigrations } from './migrations/index.ts';
import { assertOwnSchema, assertSuitable } from './requirements.ts';
import { toStartError } from './start-error.ts';

/** How to open a database. */
interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /**
   * Connections at most, and half as many again for slow reads. Work that needs one more waits for it, up to 5 seconds.
   */
  readonly poolMax: number;
  /** Whether statements are prepared by name. Default: unless a pooler is in between. */
  readonly preparedStatements?: boolean | undefined;
  /** Called for each idle connection that breaks. */
  readonly onConnectionLost: (error: Error) => void;
}

const idleTimeoutMillis = 30_000;

/** An open database with the newest schema. */
export interface OpenPostgresDatabase extends MigratedPostgres {
  readonly db: Kysely<Tables>;
  /** The same database, over connections of its own for reads that can take seconds. */
  readonly reads: Kysely<Tables>;
  readonly readsPool: Pool;
  /** The level below Kysely. */
  readonly pool: Pool;
  readonly clock: DatabaseClock;
  /** Rejects if the database cannot be read and written. */
  check(): Promise<void>;
  /** Waits for running transactions, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens a database and brings it to the newest schema. Later the database may go away and come back: work fails in the
 * meantime, and succeeds again afterwards.
 *
 * @throws StartError with a sentence for the operator if the database cannot be reached or is not suitable.
 */
export async function openPostgresDatabase(options: PostgresOptions): Promise<OpenPostgresDatabase> {
  const { url } = options;
  const migrated = await migratePostgres(url);
  const driverOf = await driverFactory(options);
  const driver = driverOf(CommitRecoveringDriver, options.poolMax);
  const { pool } = driver;
  const db = new Kysely<Tables>({ dialect: postgresDialect(driver) });
  const readsDriver = driverOf(PooledDriver, Math.ceil(options.poolMax / 2));
  const reads = new Kysely<Tables>({ dialect: postgresDialect(readsDriver) });
  const close = async () => void (await Promise.all([db.destroy(), reads.destroy()]));
  try {
    await assertRights(db);
    await assertWritable(db);
    await deleteOldMarkers(db);
    const clock = await DatabaseClock.of(db);
    return {
      ...migrated,
      db,
      reads,
      readsPool: readsDriver.pool,
      pool,
      clock,
      check: () => assertWritable(db),
      close,
    };
  } catch (error) {
    await close();
    throw toStartError(url, error);
  }
}

/** Creates a driver with a pool of its own. */
type DriverFactory = <Driver>(driver: DriverClass<Driver>, poolMax: number) => Driver;
type DriverClass<Driver> = new (pool: Pool, timeLimits: Partial<TimeLimits>, primary: Primary) => Driver;

/** Drivers that connect in the way that works with a pooler if one is in between, else in the faster way. */
async function driverFactory(options: PostgresOptions): Promise<DriverFactory> {
  const { url, onConnectionLost } = options;
  const isPooled = await isBehindPooler(url).catch((error: unknown) => {
    throw toStartError(url, error);
  });
  const isPrepared = options.preparedStatements ?? !(isPooled || readConnectionUrl(url).isPooler);
  const settings = {
    ...(isPooled ? pooledConnectionSettings(url) : connectionSettings(url)),
    ...(!isPrepared && { Client: UnpreparedClient }),
  };
  const timeLimits = isPooled ? timeLimitsOf(url) : {};
  const primary: Primary = { lastReadOnlyAt: -Infinity };
  return (Driver, max) => {
    const pool = createPool({ ...settings, max, idleTimeoutMillis }, onConnectionLost);
    return new Driver(pool, timeLimits, primary);
  };
}

/** Every transaction writes its commit marker, so that this one fails on a standby or a full disk. */
function assertWritable(db: Kysely<Tables>): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await sql`select 1 from tenants limit 1`.execute(transaction);
  });
}

interface MigratedPostgres {
  /** Why the database cannot have a search index, and how to change that, in sentences; `undefined` if it has one. */
  readonly searchIndexProblem: string | undefined;
  /** How to write customers: different if the tables are distributed over several nodes. */
  readonly writes: CustomerWrites;
}

/**
 * Brings a database to the newest schema. Several processes may do this at once: one of them does the work, and the
 * others wait for it.
 *
 * @throws StartError with a sentence for the operator if the database cannot be reached or is not suitable.
 */
export function migratePostgres(url: string): Promise<MigratedPostgres> {
  return withoutTimeLimits(url, (db) => migrateOn(db, readConnectionUrl(url)));
}

/** A database whose tables are distributed. */
interface DistributedPostgres extends MigratedPostgres {
  /** The number of nodes that have customers. */
  readonly nodes: number;
}

/**
 * Brings a database to the newest schema, and distributes its tables over the nodes of Citus. Can be repeated.
 *
 * @throws StartError as {@link migratePostgres}, and if the database lacks the extension citus.
 */
export function distributePostgres(url: string): Promise<DistributedPostgres> {
  return withoutTimeLimits(url, async (db) => {
    const migrated = await migrateOn(db, readConnectionUrl(url));
    return { ...migrated, nodes: await distributeTables(db) };
  });
}

async function migrateOn(db: Kysely<unknown>, { searchPath }: ConnectionUrl): Promise<MigratedPostgres> {
  const schema = await assertSuitable(db, searchPath);
  await assertNoWorker(db);
  await assertOwnSchema(db, schema);
  await migrate(db, postgresMigrations, schema);
  const searchIndexProblem = await ensureSearchIndex(db);
  return { searchIndexProblem, writes: (await isDistributed(db)) ? distributedWrites : oneStatementWrites };
}

async function withoutTimeLimits<Result>(url: string, work: (db: Kysely<unknown>) => Promise<Result>): Promise<Result> {
  const pool = createPool({ ...unhurriedConnectionSettings(url), max: 1 });
  const db = new Kysely<unknown>({ dialect: migratingDialect(pool) });
  try {
    return await work(db);
  } catch (error) {
    throw toStartError(url, error);
  } finally {
    await db.destroy();
  }
}
