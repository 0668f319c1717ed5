import type { Logger } from 'pino';
import type { ApiKeyStore } from './api-keys/api-key-store.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { Turns } from './server/fair-queue.ts';
import type { Stores } from './storage/stores.ts';

/** Everything that the application is given. `compose.ts` makes the real ones. */
export interface Services extends Stores {
  /** The keys that callers present, and whose they are. */
  readonly apiKeys: ApiKeyStore;
  /** The idempotency keys that this process is working with; only `answerOnce` changes it. */
  readonly keysInProgress: Set<string>;
  /** When this process last recorded a use, by the id of the key; only `recordUse` changes it. */
  readonly keyUses: Map<string, number>;
  /** Who has long work to do waits here, so that others are heard in between. */
  readonly turns: Turns;
  /** Who may ask how often; `undefined` where everybody may ask as often as they like. */
  readonly rateLimits: RateLimits | undefined;
  /** How many proxies stand in front, each of which adds to `X-Forwarded-For` whom it has heard. */
  readonly trustedProxies: number;
  /** What the server counts of itself, for `/metrics`. */
  readonly metrics: Metrics;
  /** The structured log; never given a key. */
  readonly logger: Logger;
  /** The clock of everything that is stored. */
  readonly now: () => Date;
  /** A new UUID of version 7: later ids sort after earlier ones, which keeps inserts at the end of the indexes. */
  readonly newId: () => string;
  /** Rejects when the database cannot be reached. */
  readonly checkDatabase: () => Promise<void>;
  /** True from the first signal to stop on; `/readyz` then answers 503. */
  readonly isStopping: () => boolean;
  /** Whether every response is checked against the document before it is sent. */
  readonly validateResponses: boolean;
  /** Whether `Prefer: code=500` and `Prefer: code=503` make an authenticated request fail, for the tests of clients. */
  readonly faultInjection: boolean;
}
