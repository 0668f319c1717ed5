import { DomainError } from '../domain-error.ts';

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
