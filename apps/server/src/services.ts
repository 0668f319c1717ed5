import type { Logger } from 'pino';
import type { ApiKeyStore } from './api-keys/api-key-store.ts';
import type { PrivateAddresses } from './events/webhook-url.ts';
import type { FaultRules } from './faults/fault-rules.ts';
import type { AnswerLimit } from './idempotency/answer-limit.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { FairQueue } from './server/fair-queue.ts';
import type { UploadSlots } from './server/upload-slots.ts';
import type { Tracing } from './telemetry/telemetry.ts';
import type { RecordingStores } from './webhooks/recording/recording-stores.ts';

/** All services of the application. `compose.ts` creates them. */
export interface Services extends RecordingStores {
  readonly apiKeys: ApiKeyStore;
  /** The idempotency keys of the requests that this process runs; only `runIdempotent` changes it. */
  readonly keysInProgress: Set<string>;
  /** Limits the stored answers of each tenant. */
  readonly answerLimit: AnswerLimit;
  /** The last recorded use by this process, by the id of the key; only `recordUse` changes it. */
  readonly keyUses: Map<string, number>;
  /** CPU-heavy work waits here for its turn, so that other events are handled between two jobs. */
  readonly fairQueue: FairQueue;
  /** Limits the uploads in progress. */
  readonly uploadSlots: UploadSlots;
  /** The time to answer a complete request, in milliseconds. */
  readonly workMsMax: number;
  /** `undefined` if disabled. */
  readonly rateLimits: RateLimits | undefined;
  /** Number of proxies in front of the server, each of which adds its caller to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  /** Origins whose pages may call the API from a browser. A pattern matches whole origins. */
  readonly corsOrigins: '*' | readonly (string | RegExp)[];
  /** Which private addresses the URLs of webhook endpoints may have. */
  readonly webhooksAllowPrivate: PrivateAddresses;
  /** Why webhooks could not be sent when it was last tried; `undefined` if they could. */
  readonly webhooksProblem: () => unknown;
  /** For `/metrics`. */
  readonly metrics: Metrics;
  /** Whether `/metrics` has a port of its own, so that the port of the API does not serve it. */
  readonly metricsApart: boolean;
  /** `undefined` if requests are not traced. */
  readonly tracing: Tracing | undefined;
  /** The structured log. Never log a key. */
  readonly logger: Logger;
  /** The clock for every stored time. */
  readonly now: () => Date;
  /** A new UUID of version 7: later ids sort after earlier ones, which keeps inserts at the end of the indexes. */
  readonly newId: () => string;
  /** Rejects if the database cannot be reached. */
  readonly checkDatabase: () => Promise<void>;
  /** True after the first signal to stop; `/readyz` then answers 503. */
  readonly isStopping: () => boolean;
  /** Whether every response is checked against the document before it is sent. */
  readonly validateResponses: boolean;
  /** Whether `Prefer: code=500` and the like make an authenticated request fail, for the tests of clients. */
  readonly faultInjection: boolean;
  /** Faults for the requests of all clients. They need `faultInjection`. */
  readonly faultRules: FaultRules;
}
