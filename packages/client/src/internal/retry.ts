import { RateLimitError } from '../errors/api-errors.js';
import { CallError } from '../errors/call-error.js';
import { aborted } from './aborted.js';
import { type AnyCall, repetitionOf } from './call.js';
import type { Progress } from './call-context.js';
import type { Clock } from './clock.js';
import { isRetriable, retryDelayMs } from './retry-policy.js';

/** What bounds the retries of one call. */
export interface RetryLimits {
  readonly maxRetries: number;
  /** A count of its own for 429, which says that the server is well and did nothing. Default: they share `maxRetries`. */
  readonly maxRateLimitRetries?: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Called before each wait for another attempt. */
export type OnRetry = (error: CallError, attempt: number, delayMs: number) => void;

/**
 * Makes attempts until one succeeds, fails for good, or was the last.
 *
 * @throws what the last attempt throws, or `AbortedError` where the signal ends a wait.
 */
export async function retry<T>(
  attempt: (progress: Progress) => Promise<T>,
  call: AnyCall,
  limits: RetryLimits,
  onRetry: OnRetry,
  clock: Clock,
): Promise<T> {
  const retriesDone = new RetryCount(limits);
  let progress: Progress = { attempt: 1, effectUnknown: false };
  for (;;) {
    try {
      return await attempt(progress);
    } catch (error) {
      if (!(error instanceof CallError) || !isRetriable(error, repetitionOf(call))) throw error;
      const delayMs = retriesDone.next(error, clock);
      if (delayMs === null) throw error;
      onRetry(error, progress.attempt, delayMs);
      progress = { ...progress, effectUnknown: error.effectUnknown };
      await sleep(delayMs, call, progress, limits.signal, clock);
      progress = { ...progress, attempt: progress.attempt + 1 };
    }
  }
}

/** Counts the retries of one call. */
class RetryCount {
  readonly #limits: RetryLimits;
  #ordinary = 0;
  #rateLimited = 0;

  constructor(limits: RetryLimits) {
    this.#limits = limits;
  }

  /** Counts one more retry and says how long to wait before it; `null` where there is to be none. */
  next(error: CallError, clock: Clock): number | null {
    const { maxRetries, maxRateLimitRetries } = this.#limits;
    if (error instanceof RateLimitError && maxRateLimitRetries !== undefined) {
      if (this.#rateLimited >= maxRateLimitRetries) return null;
      return retryDelayMs(error, this.#rateLimited++, clock.random());
    }
    return this.#ordinary >= maxRetries ? null : retryDelayMs(error, this.#ordinary++, clock.random());
  }
}

async function sleep(
  delayMs: number,
  call: AnyCall,
  progress: Progress,
  signal: AbortSignal | undefined,
  clock: Clock,
): Promise<void> {
  try {
    await clock.sleep(delayMs, signal);
  } catch (cause) {
    throw aborted(call, progress, false, cause);
  }
}
