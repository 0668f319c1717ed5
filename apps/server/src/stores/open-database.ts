import type { Logger } from 'pino';
import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import type { DatabaseConfig, PostgresConfig, SqliteConfig } from '../config.ts';
import { createMemoryRateLimiter } from '../rate-limits/flexible-rate-limiter.ts';
import type { CreateRateLimiter } from '../rate-limits/rate-limiter.ts';
import type { Stores } from '../stores.ts';
import { countUndigested as countUndigestedOnPostgres } from './postgres/digest-customers.ts';
import { keepDigesting as keepDigestingOnPostgres } from './postgres/keep-digesting.ts';
import { openPostgresDatabase } from './postgres/open-postgres-database.ts';
import { PostgresApiKeyStore } from './postgres/postgres-api-key-store.ts';
import { createPostgresRateLimiter } from './postgres/postgres-rate-limiter.ts';
import { postgresStores } from './postgres/postgres-stores.ts';
import { countUndigested as countUndigestedOnSqlite } from './sqlite/digest-customers.ts';
import { keepDigesting as keepDigestingOnSqlite } from './sqlite/keep-digesting.ts';
import { openSqliteDatabase } from './sqlite/open-sqlite-database.ts';
import { SqliteApiKeyStore } from './sqlite/sqlite-api-key-store.ts';
import { sqliteStores } from './sqlite/sqlite-stores.ts';

/** An open database of either kind, with the newest schema, and the stores in it. */
export interface OpenDatabase {
  readonly stores: Stores;
  readonly apiKeys: ApiKeyStore;
  /** Makes limiters that count over all processes that may use this database. */
  readonly createRateLimiter: CreateRateLimiter;
  /** Lets it know how many requests are about to come with work that may share a transaction. */
  expect(requests: number): void;
  /** How many customers wait for the search index. */
  countNotIndexed(): Promise<number>;
  /** Rejects when the database cannot be read. */
  check(): Promise<void>;
  /** Waits for the transactions that run, then lets the database go. */
  close(): Promise<void>;
}

/**
 * Opens the database that the operator has chosen.
 *
 * @throws StartError with a sentence for the operator: the database cannot be reached or used.
 */
export function openDatabase(config: DatabaseConfig, logger: Logger): Promise<OpenDatabase> {
  return config.kind === 'sqlite' ? openSqlite(config, logger) : openPostgres(config, logger);
}

async function openSqlite({ file }: SqliteConfig, logger: Logger): Promise<OpenDatabase> {
  const { db, thread, check, close } = await openSqliteDatabase(file);
  const stopDigesting = keepDigestingOnSqlite(db, (err) =>
    logger.warn({ err }, 'customers not counted and indexed for search'),
  );
  return {
    stores: sqliteStores({ db, thread }),
    apiKeys: new SqliteApiKeyStore(db),
    createRateLimiter: createMemoryRateLimiter,
    expect: (requests) => thread.expect(requests),
    countNotIndexed: () => countUndigestedOnSqlite(db),
    check,
    close: () => {
      stopDigesting();
      return close();
    },
  };
}

async function openPostgres({ url, poolMax }: PostgresConfig, logger: Logger): Promise<OpenDatabase> {
  const onConnectionLost = (err: Error) => logger.warn({ err }, 'an idle connection to the database was lost');
  const { db, pool, searchIndexProblem, check, close } = await openPostgresDatabase({ url, poolMax, onConnectionLost });
  if (searchIndexProblem !== undefined)
    logger.warn(`search has no index, which needs the extension pg_trgm: ${searchIndexProblem}`);
  const stopDigesting = keepDigestingOnPostgres(db, (err) => logger.warn({ err }, 'customers not indexed for search'));
  return {
    stores: postgresStores(db),
    apiKeys: new PostgresApiKeyStore(db),
    createRateLimiter: (quota) => createPostgresRateLimiter(pool, quota),
    expect: () => {},
    countNotIndexed: () => countUndigestedOnPostgres(db),
    check,
    close: () => {
      stopDigesting();
      return close();
    },
  };
}
