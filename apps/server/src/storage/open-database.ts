import type { Logger } from 'pino';
import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import type { DatabaseConfig, PostgresConfig, SqliteConfig } from '../config.ts';
import { type CreateRateLimiter, createMemoryRateLimiter } from '../rate-limits/rate-limiter.ts';
import { PostgresApiKeyStore } from './postgres/api-key-store.ts';
import { openPostgresDatabase } from './postgres/open.ts';
import {
  countUndigested as countUndigestedOnPostgres,
  keepDigesting as keepDigestingOnPostgres,
} from './postgres/search-indexer.ts';
import { createPostgresRateLimiter, postgresStores } from './postgres/stores.ts';
import { SqliteApiKeyStore } from './sqlite/api-key-store.ts';
import { openSqliteDatabase } from './sqlite/open.ts';
import {
  countUndigested as countUndigestedOnSqlite,
  keepDigesting as keepDigestingOnSqlite,
} from './sqlite/search-indexer.ts';
import { sqliteStores } from './sqlite/stores.ts';
import type { Stores } from './stores.ts';

/** An open database of either kind, with the newest schema, and the stores in it. */
export interface OpenDatabase {
  readonly stores: Stores;
  readonly apiKeys: ApiKeyStore;
  /** Makes limiters that count over all processes that may use this database. */
  readonly createRateLimiter: CreateRateLimiter;
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
    countNotIndexed: () => countUndigestedOnPostgres(db),
    check,
    close: () => {
      stopDigesting();
      return close();
    },
  };
}
