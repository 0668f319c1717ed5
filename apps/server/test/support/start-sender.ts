import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { EndpointRecord } from '../../src/events/endpoint.ts';
import { HttpSender } from '../../src/webhooks/http/http-sender.ts';
import { type RecordingStores, recordingStores } from '../../src/webhooks/recording/recording-stores.ts';
import { type SenderDeps, WebhookSender } from '../../src/webhooks/webhook-sender.ts';
import { linesInto } from './log-lines.ts';
import { openSqliteStores, type TestStores, tenant } from './open-test-stores.ts';
import { endpointRecord } from './webhook-records.ts';

/** A sender over a database, and stores whose changes it sends. */
export interface TestSender {
  readonly stores: RecordingStores;
  readonly opened: TestStores;
  readonly sender: WebhookSender;
  /** All lines of its log so far. */
  readonly logLines: readonly string[];
  /** The results of all attempts so far. */
  readonly results: readonly string[];
  /** Creates an endpoint of the tenant. */
  addEndpoint(url: string, others?: Partial<EndpointRecord>): Promise<EndpointRecord>;
}

interface SenderOptions extends Partial<SenderDeps> {
  readonly timeLimitMs?: number;
  /** Default: an empty database in memory. */
  readonly opened?: TestStores;
}

/** Starts a sender that ends with the test. Retries follow at once, unless `retrySeconds` says otherwise. */
export async function startSender({
  timeLimitMs = 10_000,
  opened: given,
  ...deps
}: SenderOptions = {}): Promise<TestSender> {
  const opened = given ?? (await openSqliteStores(':memory:'));
  const now = () => new Date();
  const logLines: string[] = [];
  const results: string[] = [];
  const sender = new WebhookSender({
    queue: opened.queue,
    http: new HttpSender({ allowPrivate: 'loopback', timeLimitMs }),
    now,
    retrySeconds: [0, 0, 0],
    random: () => 0,
    logger: pino(linesInto(logLines)),
    metrics: {
      webhookAttempts: { inc: ({ result }) => results.push(result) },
      webhookAttemptDuration: { observe: () => {} },
    },
    ...deps,
  });
  const stores = recordingStores(opened.stores, { now, onQueued: () => sender.wake() });
  sender.start();
  onTestFinished(async () => {
    await sender.stop();
    if (given === undefined) await opened.close();
  });
  const addEndpoint = async (url: string, others: Partial<EndpointRecord> = {}) => {
    const endpoint = endpointRecord({ url, ...others });
    await opened.stores.webhooks.createEndpoint(tenant, endpoint);
    return endpoint;
  };
  return { stores, opened, sender, logLines, results, addEndpoint };
}
