import type { QuotaState } from './rate-limited.ts';

/** Counts what each name uses of the same quota. */
export interface RateLimiter {
  /** Counts one use, and tells what is left. Rejects where the counts cannot be reached. */
  count(name: string): Promise<Count>;
  /** The state of a name that this process knows to be beyond its quota, without asking a database. */
  exceeded(name: string): QuotaState | undefined;
}

export interface Count {
  readonly withinQuota: boolean;
  readonly state: QuotaState;
}

/** How much a {@link RateLimiter} allows. */
export interface Quota {
  /** Goes before each name in a table that several limiters share. */
  readonly kind: string;
  readonly quota: number;
  readonly windowSeconds: number;
}

/** Makes the limiters of a database. */
export type CreateRateLimiter = (quota: Quota) => RateLimiter;
