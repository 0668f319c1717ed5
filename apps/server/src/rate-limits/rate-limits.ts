import type { Logger } from 'pino';
import { DomainError } from '../core/errors.ts';
import type { Count, CreateRateLimiter, RateLimiter } from './rate-limiter.ts';

/** What is limited. */
export interface RateLimits {
  /** The requests with each key, by its id. */
  readonly requests: RateLimiter;
  /** The wrong keys from each network. */
  readonly wrongKeys: RateLimiter;
}

const WINDOW_SECONDS = 60;

/** More than anybody gets wrong by mistake, and too few to guess anything. */
const WRONG_KEYS_PER_WINDOW = 20;

/** @param requestsPerMinute with each key; 0 turns all limits off. */
export function createRateLimits(create: CreateRateLimiter, requestsPerMinute: number): RateLimits | undefined {
  if (requestsPerMinute === 0) return undefined;
  return {
    requests: create({ kind: 'requests', quota: requestsPerMinute, windowSeconds: WINDOW_SECONDS }),
    wrongKeys: create({ kind: 'wrong-keys', quota: WRONG_KEYS_PER_WINDOW, windowSeconds: WINDOW_SECONDS }),
  };
}

/**
 * Counts one use of a name.
 *
 * Where it cannot be counted, the request goes on: a limit protects the many from the few, and to refuse everybody is
 * what it is there to prevent.
 *
 * @throws DomainError `rate_limited` where the quota is used up.
 */
export async function countAgainst(limiter: RateLimiter, name: string, logger: Logger): Promise<void> {
  const count = await limiter.count(name).catch((error: unknown): Count | undefined => {
    logger.warn({ err: error }, 'a request was not counted');
    return undefined;
  });
  if (count?.withinQuota === false) throw rateLimited(count.state);
}

/** What is left of a quota. */
export interface QuotaState {
  /** Requests per window. */
  readonly quota: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Seconds until the quota is whole again. */
  readonly resetSeconds: number;
}

/** A request beyond the quota. */
export class RateLimitError extends DomainError {
  readonly state: QuotaState;

  constructor(state: QuotaState) {
    const seconds = state.resetSeconds === 1 ? '1 second' : `${state.resetSeconds} seconds`;
    super('rate_limited', `Too many requests; try again in ${seconds}`);
    this.state = state;
  }
}

export function rateLimited(state: QuotaState): RateLimitError {
  return new RateLimitError(state);
}
