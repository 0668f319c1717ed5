import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { v7 as newId } from 'uuid';
import { ensureStartUpKey } from './api-keys/ensure-start-up-key.js';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { createLogger } from './create-logger.js';
import { purgeAnswers } from './idempotency/purge-answers.js';
import type { Services } from './services.js';
import { inMemoryName, openSqliteDatabase } from './stores/sqlite/open-sqlite-database.js';
import { SqliteApiKeyStore } from './stores/sqlite/sqlite-api-key-store.js';
import { sqliteStores } from './stores/sqlite/sqlite-stores.js';

/** The application with everything that it needs, and what `main.ts` needs to run and to end it. */
export interface Composition {
  readonly app: RequestListener;
  readonly services: Services;
  /** The key to show to the operator; `undefined` where the operator has set it. */
  readonly startUpKey: string | undefined;
  /** From now on `/readyz` answers 503. */
  startStopping(): void;
  /** Closes the database. */
  close(): Promise<void>;
}

/**
 * Puts the application together.
 *
 * @throws StartError where the database or the file of the API key cannot be used.
 */
export async function compose(config: Config): Promise<Composition> {
  const database = await openSqliteDatabase(config.databaseFile);
  let stopping = false;
  const services: Services = {
    ...sqliteStores(database.db),
    keysInProgress: new Set(),
    apiKeys: new SqliteApiKeyStore(database.db),
    logger: createLogger(config.logLevel),
    now: () => new Date(),
    newId: () => newId(),
    checkDatabase: database.check,
    isStopping: () => stopping,
    validateResponses: config.validateResponses,
    faultInjection: config.faultInjection,
  };
  const startUpKey = await ensureStartUpKey(services, { configuredKey: config.apiKey, keyFile: keyFile(config) });
  const startStopping = () => {
    stopping = true;
  };
  const stopPurging = purgeAnswers(services);
  const close = () => {
    stopPurging();
    return database.close();
  };
  return { app: createApp(services), services, startUpKey, startStopping, close };
}

/** A generated key lies beside the database that it opens. */
function keyFile({ databaseFile }: Config): string | undefined {
  return databaseFile === inMemoryName ? undefined : join(dirname(databaseFile), 'api-key');
}
