import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { v7 as newId } from 'uuid';
import { onTestFinished } from 'vitest';
import type { ApiKeyStore } from '../../src/api-keys/api-key-store.ts';
import { createApp } from '../../src/app.ts';
import type { DeliveryQueue } from '../../src/events/delivery-queue.ts';
import { FaultRules } from '../../src/faults/fault-rules.ts';
import { AnswerLimit } from '../../src/idempotency/answer-limit.ts';
import { measuredStores } from '../../src/metrics/measured-stores.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { operations } from '../../src/operations/index.ts';
import { FairQueue } from '../../src/server/fair-queue.ts';
import { createHttpServer } from '../../src/server/http-server.ts';
import { UploadSlots } from '../../src/server/upload-slots.ts';
import type { Services } from '../../src/services.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { tracedDatabase } from '../../src/telemetry/traced-stores.ts';
import { recordingStores } from '../../src/webhooks/recording/recording-stores.ts';
import { linesInto } from './log-lines.ts';
import { openSqliteStores } from './open-test-stores.ts';
import { send, type TestRequest, type TestResponse } from './send.ts';
import { type RawResponse, sendRaw } from './send-raw.ts';

/** The real application behind a real HTTP server. */
export interface TestServer {
  readonly origin: string;
  readonly services: Services;
  /** All lines of the log so far. */
  readonly logLines: string[];
  /** Sends a request below `/api/v1`, with a valid key unless the headers name one. */
  readonly send: (method: string, path: string, request?: TestRequest) => Promise<TestResponse>;
  /** Writes bytes into a connection of their own, and reads until the server closes it. */
  readonly sendRaw: (...parts: readonly (string | Buffer)[]) => Promise<RawResponse>;
}

/** A server over a database in memory, which is empty at first. */
export interface TestServerInMemory extends TestServer {
  /** The deliveries of the database, which nobody sends. */
  readonly queue: DeliveryQueue;
}

/**
 * Starts a server that ends with the test.
 *
 * @param overrides instead of some of its services.
 */
export async function startServer(overrides?: Partial<Services>): Promise<TestServerInMemory> {
  const { stores, apiKeys, queue, close } = await openSqliteStores(':memory:');
  // Runs after the end of the server.
  onTestFinished(close);
  return { ...(await startServerOn({ stores, apiKeys }, overrides)), queue };
}

/** The same over another database, which the caller closes. */
export async function startServerOn(
  database: { readonly stores: Stores; readonly apiKeys: ApiKeyStore },
  overrides: Partial<Services> = {},
): Promise<TestServer> {
  const { stores, apiKeys } = tracedDatabase(database, overrides.tracing, 'sqlite');
  const logLines: string[] = [];
  const logger = pino({ level: 'trace' }, linesInto(logLines));
  const metrics = createMetrics();
  const services: Services = {
    ...recordingStores(measuredStores(stores, metrics), { now: () => new Date(), onQueued: () => {} }),
    webhooksAllowPrivate: 'loopback',
    webhooksProblem: () => undefined,
    metrics,
    metricsApart: false,
    tracing: undefined,
    apiKeys,
    keysInProgress: new Set(),
    answerLimit: new AnswerLimit({ transact: stores.transact, logger }),
    keyUses: new Map(),
    fairQueue: new FairQueue(),
    uploadSlots: new UploadSlots(8),
    workMsMax: 120_000,
    rateLimits: undefined,
    trustedProxies: 0,
    corsOrigins: [],
    logger,
    now: () => new Date(),
    newId: () => newId(),
    checkDatabase: async () => {},
    isStopping: () => false,
    validateResponses: true,
    faultInjection: false,
    faultRules: new FaultRules([]),
    ...overrides,
  };
  const server = createHttpServer(createApp(services, operations), services);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    services,
    logLines,
    send: (method, path, request) => send(method, `${origin}/api/v1${path}`, request),
    sendRaw: (...parts) => sendRaw(port, parts),
  };
}
