import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import { type DatabaseConfig, parseConfig } from '../config.ts';
import { createLogger } from '../create-logger.ts';
import { DomainError } from '../domain-error.ts';
import { StartError } from '../start-error.ts';
import { openDatabase } from '../stores/open-database.ts';
import { inMemoryName } from '../stores/sqlite/in-memory-name.ts';

/**
 * Does work on the keys of the database that the environment names.
 *
 * @throws StartError where the database cannot be used: a SQLite file, for one, while a server has it.
 */
export async function withApiKeys<Result>(work: (apiKeys: ApiKeyStore) => Promise<Result>): Promise<Result> {
  const { database, logLevel } = parseConfig(process.env);
  const { apiKeys, close } = await openForKeys(database, logLevel);
  try {
    return await work(apiKeys);
  } catch (error) {
    if (error instanceof DomainError) throw new StartError(`${error.message}.`, { cause: error });
    throw error;
  } finally {
    await close();
  }
}

async function openForKeys(database: DatabaseConfig, logLevel: Parameters<typeof createLogger>[0]) {
  if (database.kind === 'sqlite' && database.file === inMemoryName) {
    throw new StartError('A database in memory has no keys but those of its server.');
  }
  try {
    return await openDatabase(database, createLogger(logLevel));
  } catch (error) {
    throw database.kind === 'sqlite' ? toKeysError(database.file, error) : error;
  }
}

function toKeysError(file: string, error: unknown): unknown {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  if (code !== 'SQLITE_BUSY') return error;
  return new StartError(
    `The database file ${file} is in use by a server, which owns it while it runs: stop it first. With PostgreSQL, keys can be managed at any time.`,
    { cause: error },
  );
}
