import type { Logger } from 'pino';
import { DomainError } from '../core/errors.ts';
import type { Count, CreateRateLimiter, QuotaState, RateLimiter } from './rate-limiter.ts';

export interface RateLimits {
  /** Requests and the work that they cause, by the id of their key. */
  readonly requests: RateLimiter;
  /** Wrong keys, by network. */
  readonly wrongKeys: RateLimiter;
}

const WINDOW_SECONDS = 60;

/** More than anyone gets wrong by mistake, and too few to guess a key. */
const WRONG_KEYS_PER_WINDOW = 20;

/** @param usesPerMinute with each key; 0 turns all limits off. */
export function createRateLimits(create: CreateRateLimiter, usesPerMinute: number): RateLimits | undefined {
  if (usesPerMinute === 0) return undefined;
  return {
    requests: create({ kind: 'requests', quota: usesPerMinute, windowSeconds: WINDOW_SECONDS }),
    wrongKeys: create({ kind: 'wrong-keys', quota: WRONG_KEYS_PER_WINDOW, windowSeconds: WINDOW_SECONDS }),
  };
}

/**
 * Counts one use of a name, and returns the state of its quota. If counting fails, the state is `undefined` and the
 * request continues: a limit must not be the reason that the API is unavailable.
 *
 * @param request reports a failure in its log.
 * @throws RateLimitError if the quota is used up.
 */
export async function countAgainst(
  limiter: RateLimiter,
  name: string,
  request: { readonly logger: Logger },
): Promise<QuotaState | undefined> {
  const count = await limiter.count(name).catch((error: unknown): Count | undefined => {
    request.logger.warn({ err: error }, 'a request was not counted');
    return undefined;
  });
  if (count?.withinQuota === false) throw new RateLimitError(count.state);
  return count?.state;
}

/** @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
export function rateLimitHeaders({ quota, windowSeconds, remaining, resetSeconds }: QuotaState) {
  return {
    RateLimit: `"default";r=${remaining};t=${resetSeconds}`,
    'RateLimit-Policy': `"default";q=${quota};w=${windowSeconds}`,
  };
}

/** So many customers or lines of a file cost as much as a request. */
const ITEMS_PER_USE = 50;

/**
 * Counts the work of a request that was counted as one use before. If the work is beyond the quota, this request is
 * still answered, and the next one is refused. Not awaited, since nothing depends on it.
 *
 * @param keyId of its API key.
 * @param items customers or lines in its body.
 */
export function chargeWork(limits: RateLimits | undefined, keyId: string, items: number, logger: Logger): void {
  const uses = Math.ceil(items / ITEMS_PER_USE);
  if (limits === undefined || uses === 0) return;
  limits.requests.count(keyId, uses).catch((error: unknown) => logger.warn({ err: error }, 'work was not counted'));
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
