import { Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { DomainError, StartError } from '../../core/errors.ts';
import { isOfNewerVersion, migrate } from '../migrate.ts';
import type { Tables } from '../sql/tables.ts';
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
import { readConnectionUrl } from './connection/connection-url.ts';
import { postgresDialect } from './connection/driver.ts';
import { ConnectionLostError, reasonOf } from './connection/errors.ts';
import { migratingDialect } from './connection/migrating-driver.ts';
import { isBehindPooler } from './connection/pooler.ts';
import { inTransaction } from './connection/transaction.ts';
import type { CustomerWrites } from './customers/customer-writes.ts';
import { distributedWrites } from './customers/distributed-writes.ts';
import { oneStatementWrites } from './customers/one-statement-writes.ts';
import { ensureSearchIndex } from './customers/search-index.ts';
import { assertNoWorker, distributeTables, isDistributed } from './distribute.ts';
import { postgresMigrations } from './migrations/index.ts';

/** How to open a database. */
interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Connections at most. Work that needs one more waits for it, up to 5 seconds. */
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
  const driver = await createDriver(options);
  const { pool } = driver;
  const db = new Kysely<Tables>({ dialect: postgresDialect(driver) });
  const close = () => db.destroy();
  try {
    await check(db);
    await deleteOldMarkers(db);
    return { ...migrated, db, pool, clock: await DatabaseClock.of(db), check: () => check(db), close };
  } catch (error) {
    await close();
    throw toStartError(url, error);
  }
}

/** Connects in the way that works with a pooler if one is in between, else in the faster way. */
async function createDriver(options: PostgresOptions): Promise<CommitRecoveringDriver> {
  const { url, poolMax, onConnectionLost } = options;
  const isPooled = await isBehindPooler(url).catch((error: unknown) => {
    throw toStartError(url, error);
  });
  const isPrepared = options.preparedStatements ?? !(isPooled || readConnectionUrl(url).isPooler);
  const settings = {
    ...(isPooled ? pooledConnectionSettings(url) : connectionSettings(url)),
    ...(!isPrepared && { Client: UnpreparedClient }),
  };
  const pool = createPool({ ...settings, max: poolMax, idleTimeoutMillis }, onConnectionLost);
  return new CommitRecoveringDriver(pool, isPooled ? timeLimitsOf(url) : {});
}

/** Every transaction writes its commit marker, so that this one fails on a standby or a full disk. */
function check(db: Kysely<Tables>): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await sql`select 1 from tenants limit 1`.execute(transaction);
  });
}

interface MigratedPostgres {
  /** Why the database cannot have a search index, in its own words; `undefined` if it has one. */
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
  return withoutTimeLimits(url, migrateOn);
}

/**
 * Brings a database to the newest schema, and distributes its tables over the nodes of Citus. Can be repeated.
 *
 * @returns the number of nodes that have customers.
 * @throws StartError as {@link migratePostgres}, and if the database lacks the extension citus.
 */
export function distributePostgres(url: string): Promise<number> {
  return withoutTimeLimits(url, async (db) => {
    await migrateOn(db);
    return distributeTables(db);
  });
}

async function migrateOn(db: Kysely<unknown>): Promise<MigratedPostgres> {
  await assertSettings(db);
  await assertNoWorker(db);
  await migrate(db, postgresMigrations);
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

/** The settings of a database that must have certain values. */
interface Settings {
  readonly version: string;
  readonly versionNumber: number;
  readonly encoding: string;
  readonly synchronousCommit: string;
  readonly isReadOnly: boolean;
  readonly isStandby: boolean;
}

/**
 * Checks that the database can keep the promises of the server.
 *
 * @throws StartError with a sentence about the first unsuitable setting.
 */
async function assertSettings<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<Settings>`
    select
      current_setting('server_version') as version,
      current_setting('server_version_num')::int as "versionNumber",
      current_setting('server_encoding') as encoding,
      current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('transaction_read_only') = 'on' as "isReadOnly",
      pg_is_in_recovery() as "isStandby"`.execute(db);
  const problem = rows[0] && problemOf(rows[0]);
  if (problem !== undefined) throw new StartError(problem);
}

function problemOf(settings: Settings): string | undefined {
  const { version, versionNumber, encoding, synchronousCommit, isReadOnly, isStandby } = settings;
  if (versionNumber < 130_000) return `The database runs on PostgreSQL ${version}; Rollcall needs 13 or later.`;
  if (encoding !== 'UTF8') {
    return `The database has the encoding ${encoding}, which lacks characters that names have; create one with UTF8.`;
  }
  // Otherwise the server acknowledges commits that are not on the disk, and a power cut loses them.
  if (synchronousCommit === 'off') {
    return 'The database has synchronous_commit = off, with which a crash loses customers that were reported as created; set it to on.';
  }
  if (isStandby) return 'The database accepts no writes, because it is a standby; connect to the primary instead.';
  if (isReadOnly)
    return 'The database accepts no writes, because it has default_transaction_read_only = on; set it to off.';
  return undefined;
}

/** A description of a database for the operator: its name, host and port, without user and password. */
export function databaseName(url: string): string {
  const { hostname, pathname, port, searchParams, username } = new URL(url);
  // The driver's defaults: the name of the user, and this machine.
  const name = pathname.slice(1) || username;
  const host = hostname || searchParams.get('host') || 'localhost';
  return `${name} on ${host}:${port || '5432'}`;
}

/** Why a database cannot be opened, as a sentence for the operator. It never contains the password of the URL. */
export function toStartError(url: string, error: unknown): StartError {
  if (error instanceof StartError) return error;
  const cause = error instanceof DomainError ? error.cause : error;
  return new StartError(sentence(databaseName(url), cause), { cause });
}

function sentence(name: string, error: unknown): string {
  if (isOfNewerVersion(error)) return newerSchema(name);
  if (error instanceof ConnectionLostError) return `The database ${name} cannot be reached: ${reasonOf(error.cause)}.`;
  return `The database ${name} cannot be used: ${reasonOf(error)}.`;
}

/** @param name from {@link databaseName}. */
export function newerSchema(name: string): string {
  return `The database ${name} was last used by another version of Rollcall, with a schema that this one does not know.`;
}
