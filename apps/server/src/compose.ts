import { dirname, join } from 'node:path';
import { ensureStartUpKey, type StartUpKey, type StartUpKeySource } from './api-keys/startup-key.ts';
import type { Config, DatabaseConfig } from './config.ts';
import { newId } from './core/ids.ts';
import { FaultRules } from './faults/fault-rules.ts';
import { AnswerLimit } from './idempotency/answer-limit.ts';
import { purgeAnswers } from './idempotency/purge.ts';
import { measuredStores, timed } from './metrics/measured-stores.ts';
import {
  collectNotIndexed,
  collectPendingDeliveries,
  collectPools,
  collectProcessMetrics,
  collectSlowReads,
  createMetrics,
} from './metrics/metrics.ts';
import { createRateLimits } from './rate-limits/rate-limits.ts';
import { FairQueue } from './server/fair-queue.ts';
import type { HttpApplication } from './server/http-server.ts';
import { createLogger } from './server/logger.ts';
import { UploadSlots } from './server/upload-slots.ts';
import type { Services } from './services.ts';
import type { OpenDatabase } from './storage/database.ts';
import { openDatabase } from './storage/open-database.ts';
import { inMemoryName } from './storage/sqlite/worker/protocol.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { tracedDatabase } from './telemetry/traced-stores.ts';
import type { TelemetryConfig } from './telemetry-config.ts';
import { HttpSender } from './webhooks/http/http-sender.ts';
import { purgeDeliveries } from './webhooks/purge-deliveries.ts';
import { recordingStores } from './webhooks/recording/recording-stores.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';

/** The application with all of its services, as the process runs and stops it. */
export interface App {
  readonly handle: HttpApplication;
  /** For the port for metrics, if there is one. */
  readonly handleMetrics: HttpApplication;
  readonly services: Services;
  /** How callers get a key, to be shown to the operator. */
  readonly startUpKey: StartUpKey;
  /** From now on `/readyz` answers 503. */
  startStopping(): void;
  /** Closes the database. */
  close(): Promise<void>;
}

/** Two minutes. The longest work is an upload of 100,000 rows that update customers. */
const WORK_MS_MAX = 120_000;

/** The time of an endpoint to answer. */
const WEBHOOK_MS_MAX = 15_000;

/**
 * The composition root: creates every service, and hands it in.
 *
 * @param faultRules faults for the requests of all clients. Default: none.
 * @throws StartError if the database or the file of the API key cannot be used.
 */
export async function compose(config: Config, faultRules = new FaultRules([])): Promise<App> {
  const logger = createLogger(config.logLevel);
  const opening = openDatabase(config.database, logger);
  // Another thread or process opens the database while this thread loads the code that answers requests.
  const loading = Promise.all([import('./app.ts'), import('./operations/index.ts')]);
  // Reported below, unless the database cannot be opened either.
  loading.catch(() => {});
  const database = await opening;
  const [{ createApp, createMetricsApp }, { operations }] = await closeOnFailure(loading, database.close);
  const metrics = createMetrics();
  collectProcessMetrics(metrics);
  collectNotIndexed(metrics, database.countUnindexed);
  collectSlowReads(metrics, database.slowReads);
  collectPools(metrics, database.pools);
  const telemetry = config.telemetry && (await startTelemetry(config.telemetry, { metrics, logger }));
  const { stores, apiKeys } = tracedDatabase(database, telemetry?.tracing, config.database.kind);
  collectPendingDeliveries(metrics, () => database.deliveries.countPending(database.now()));
  const sender = createSender(config, database, { metrics, logger });
  let stopping = false;
  const services: Services = {
    ...recordingStores(measuredStores(stores, metrics), { now: database.now, onQueued: () => sender.wake() }),
    webhooksAllowPrivate: config.webhooks.allowPrivate,
    webhooksProblem: () => sender.problem,
    apiKeys: timed(apiKeys, metrics),
    tracing: telemetry?.tracing,
    metrics,
    metricsApart: config.metricsPort !== undefined,
    keysInProgress: new Set(),
    answerLimit: new AnswerLimit({ transact: stores.transact, logger }),
    keyUses: new Map(),
    fairQueue: new FairQueue(),
    uploadSlots: new UploadSlots(config.uploadsMax),
    workMsMax: WORK_MS_MAX,
    rateLimits: createRateLimits(database.createRateLimiter, config.rateLimit),
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins,
    logger,
    now: database.now,
    newId,
    checkDatabase: database.check,
    isStopping: () => stopping,
    validateResponses: config.validateResponses,
    faultInjection: config.faultInjection,
    faultRules,
  };
  const keySource = { configuredKey: config.apiKey, otherwise: keyWithoutConfigured(config.database) };
  const startUpKey = await closeOnFailure(ensureStartUpKey(services, keySource), database.close);
  const startStopping = () => {
    stopping = true;
    telemetry?.flush();
  };
  const stopPurging = purgeAnswers(services);
  const stopPurgingDeliveries = purgeDeliveries(database.deliveries, services);
  sender.start();
  const close = async () => {
    stopPurging();
    stopPurgingDeliveries();
    await sender.stop();
    await Promise.all([database.close(), telemetry?.close()]);
  };
  const handlers = { handle: createApp(services, operations), handleMetrics: createMetricsApp(services) };
  return { ...handlers, services, startUpKey, startStopping, close };
}

function createSender(
  { webhooks }: Config,
  { deliveries: queue, now }: OpenDatabase,
  { metrics, logger }: Pick<Services, 'metrics' | 'logger'>,
): WebhookSender {
  const { allowPrivate, retrySeconds } = webhooks;
  const http = new HttpSender({ allowPrivate, timeLimitMs: WEBHOOK_MS_MAX });
  return new WebhookSender({ queue, http, now, retrySeconds, random: Math.random, metrics, logger });
}

/** OpenTelemetry is loaded only if something is exported. */
async function startTelemetry(
  config: TelemetryConfig,
  { metrics, logger }: Pick<Services, 'metrics' | 'logger'>,
): Promise<Telemetry> {
  const { startOpenTelemetry } = await import('./telemetry/open-telemetry.ts');
  return startOpenTelemetry(config, { registry: metrics.registry, logger, newId });
}

/**
 * A generated key is stored beside the database file. For a database that several servers share, no key is generated,
 * since each of them would show another one.
 */
function keyWithoutConfigured(database: DatabaseConfig): StartUpKeySource['otherwise'] {
  if (database.kind === 'postgres') return 'create none';
  return database.file === inMemoryName ? 'create one' : { keyFile: join(dirname(database.file), 'api-key') };
}

/** Awaits work with an open resource, and closes the resource if the work fails: it could keep the process running. */
export async function closeOnFailure<Result>(work: Promise<Result>, close: () => Promise<void>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    // The failure of the work matters more than one of the clean-up.
    await close().catch(() => {});
    throw error;
  }
}
