import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { ensureStartUpKey, type StartUpKey, type StartUpKeySource } from './api-keys/startup-key.ts';
import { createApp } from './app.ts';
import type { Config, DatabaseConfig } from './config.ts';
import { newId } from './core/ids.ts';
import { purgeAnswers } from './idempotency/purge.ts';
import { measuredStores, timed } from './metrics/measured-stores.ts';
import { collectNotIndexed, collectProcessMetrics, createMetrics } from './metrics/metrics.ts';
import { createRateLimits } from './rate-limits/rate-limits.ts';
import { Turns } from './server/fair-queue.ts';
import { createLogger } from './server/logger.ts';
import type { Services } from './services.ts';
import { openDatabase } from './storage/open-database.ts';
import { inMemoryName } from './storage/sqlite/worker/protocol.ts';

/** The application with everything that it needs, and what `main.ts` needs to run and to end it. */
export interface Composition {
  readonly app: RequestListener;
  readonly services: Services;
  /** What to tell the operator of the key. */
  readonly startUpKey: StartUpKey;
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
  const logger = createLogger(config.logLevel);
  const database = await openDatabase(config.database, logger);
  const metrics = createMetrics();
  collectProcessMetrics(metrics);
  collectNotIndexed(metrics, database.countUnindexed);
  let stopping = false;
  const services: Services = {
    ...measuredStores(database.stores, metrics),
    apiKeys: timed(database.apiKeys, metrics),
    metrics,
    keysInProgress: new Set(),
    keyUses: new Map(),
    turns: new Turns(),
    rateLimits: createRateLimits(database.createRateLimiter, config.rateLimit),
    trustedProxies: config.trustedProxies,
    logger,
    now: () => new Date(),
    newId,
    checkDatabase: database.check,
    isStopping: () => stopping,
    validateResponses: config.validateResponses,
    faultInjection: config.faultInjection,
  };
  const keySource = { configuredKey: config.apiKey, otherwise: keyWithoutConfigured(config.database) };
  const startUpKey = await closeOnFailure(ensureStartUpKey(services, keySource), database.close);
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

/**
 * A generated key lies beside the file that it opens. Into a database that several servers share it is not put, since
 * each of them would show another one.
 */
function keyWithoutConfigured(database: DatabaseConfig): StartUpKeySource['otherwise'] {
  if (database.kind === 'postgres') return 'make none';
  return database.file === inMemoryName ? 'make one' : { keyFile: join(dirname(database.file), 'api-key') };
}

/**
 * Waits for work that needs something open, and closes that where the work fails: what is left open could keep the
 * process from ending.
 */
export async function closeOnFailure<Result>(work: Promise<Result>, close: () => Promise<void>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    // Why the work failed says more than that the rest could not be put in order.
    await close().catch(() => {});
    throw error;
  }
}
