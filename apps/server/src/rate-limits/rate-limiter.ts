import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts the uses of a quota, for each name apart. */
export interface RateLimiter {
  /** Counts one use, and returns the rest of the quota. Rejects if the counts cannot be reached. */
  count(name: string): Promise<Count>;
}

export interface Count {
  readonly withinQuota: boolean;
  readonly state: QuotaState;
}

/** The state of one name's quota. */
export interface QuotaState {
  /** Requests per window. */
  readonly quota: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Seconds until the whole quota is available again. */
  readonly resetSeconds: number;
}

/** The limit of a {@link RateLimiter}. */
export interface Quota {
  /** Prefix of each name in a table that several limiters share. */
  readonly kind: string;
  readonly quota: number;
  readonly windowSeconds: number;
}

/** Creates a limiter that counts in a database. */
export type CreateRateLimiter = (quota: Quota) => RateLimiter;

/** A counter of rate-limiter-flexible, as far as it is used. */
export type Counter = Pick<RateLimiterAbstract, 'consume'>;

/** Adapter for rate-limiter-flexible. A name beyond its quota is not counted again until its window ends. */
export class FlexibleRateLimiter implements RateLimiter {
  readonly #counter: Counter;
  readonly #quota: Quota;
  /** Until when each name is beyond its quota, in milliseconds of the monotonic clock. */
  readonly #exceededUntil = new Map<string, number>();

  constructor(counter: Counter, quota: Quota) {
    this.#counter = counter;
    this.#quota = quota;
  }

  async count(name: string): Promise<Count> {
    const known = this.#exceeded(name);
    if (known !== undefined) return { withinQuota: false, state: known };
    const result = await this.#consume(name);
    const withinQuota = result.consumedPoints <= this.#quota.quota;
    if (!withinQuota) this.#remember(name, result.msBeforeNext);
    return { withinQuota, state: this.#toState(result.remainingPoints, result.msBeforeNext) };
  }

  /** The state of a name that this process knows to be beyond its quota; does not query the database. */
  #exceeded(name: string): QuotaState | undefined {
    const until = this.#exceededUntil.get(name);
    return until === undefined ? undefined : this.#toState(0, until - performance.now());
  }

  /** The library rejects with its result if the quota is used up, and with an error if it could not count. */
  async #consume(name: string): Promise<RateLimiterRes> {
    try {
      return await this.#counter.consume(name);
    } catch (rejection) {
      if (rejection instanceof RateLimiterRes) return rejection;
      throw rejection;
    }
  }

  #remember(name: string, ms: number): void {
    this.#exceededUntil.set(name, performance.now() + ms);
    setTimeout(() => this.#exceededUntil.delete(name), ms).unref();
  }

  #toState(remaining: number, ms: number): QuotaState {
    const { quota, windowSeconds } = this.#quota;
    // A clock that goes back would make the rest of the window longer than the window.
    const resetSeconds = Math.min(windowSeconds, Math.max(1, Math.ceil(ms / 1000)));
    return { quota, windowSeconds, remaining, resetSeconds };
  }
}

/** Counts in this process. */
export function createMemoryRateLimiter(quota: Quota): RateLimiter {
  const { kind, quota: points, windowSeconds: duration } = quota;
  return new FlexibleRateLimiter(new RateLimiterMemory({ keyPrefix: kind, points, duration }), quota);
}
