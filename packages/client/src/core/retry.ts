import { ApiError, RateLimitError } from '../api-errors.ts';
import { CallError, ConnectionError, ResponseFormatError, TimeoutError } from '../errors.ts';
import { type AnyCall, type Attempt, aborted, type Repetition, repetitionOf } from './call.ts';
import type { Clock } from './clock.ts';
import { isInProgress } from './failure.ts';

/** What bounds and holds up the attempts of one call. */
export interface RetryLimits {
  readonly maxRetries: number;
  /** A count of its own for 429, which says that the server is well and did nothing. Default: they share `maxRetries`. */
  readonly maxRateLimitRetries?: number;
  readonly signal: AbortSignal | undefined;
  /** Waited for before each attempt; rejects where the signal ends the wait. */
  readonly mayPass?: (signal: AbortSignal | undefined) => Promise<void>;
}

/** Called before each wait for another attempt. */
export type OnRetry = (attempt: Attempt, error: CallError, delayMs: number) => void;

/**
 * Makes attempts until one succeeds, fails for good, or was the last.
 *
 * @throws what the last attempt throws, or `AbortedError` where the signal ends a wait.
 */
export async function retry<T>(
  attemptOnce: (attempt: Attempt) => Promise<T>,
  call: AnyCall,
  limits: RetryLimits,
  onRetry: OnRetry,
  clock: Clock,
): Promise<T> {
  const { signal, mayPass } = limits;
  const nextDelayMs = delays(limits, clock);
  let attempt: Attempt = { call, number: 1, effectUnknown: false };
  const orAborted = (cause: unknown): never => {
    throw aborted(attempt, false, cause);
  };
  for (;;) {
    try {
      await mayPass?.(signal).catch(orAborted);
      return await attemptOnce(attempt);
    } catch (error) {
      if (!(error instanceof CallError) || !isRetriable(error, repetitionOf(call))) throw error;
      const delayMs = nextDelayMs(error);
      if (delayMs === null) throw error;
      onRetry(attempt, error, delayMs);
      attempt = { ...attempt, effectUnknown: error.effectUnknown };
      await clock.sleep(delayMs, signal).catch(orAborted);
      attempt = { ...attempt, number: attempt.number + 1 };
    }
  }
}

/** Says how long to wait before each retry of one call; `null` where there is to be none. */
function delays({ maxRetries, maxRateLimitRetries }: RetryLimits, clock: Clock): (error: CallError) => number | null {
  let ordinary = 0;
  let rateLimited = 0;
  return (error) => {
    const apart = error instanceof RateLimitError && maxRateLimitRetries !== undefined;
    const [done, max] = apart ? [rateLimited++, maxRateLimitRetries] : [ordinary++, maxRetries];
    return done < max ? retryDelayMs(error, done, clock.random()) : null;
  };
}

const BACKOFF_BASE_MS = 500;
const BACKOFF_MS_MAX = 8_000;
/** A longer `Retry-After` is not waited for: the caller had better know. */
const RETRY_AFTER_MS_MAX = 60_000;

/** Passing troubles: too slow, too much, or a proxy without its server. */
const PASSING: readonly number[] = [408, 429, 502, 503, 504];

/** Whether an attempt that failed like this may be followed by another. */
function isRetriable(error: CallError, repetition: Repetition): boolean {
  if (repetition === 'without-effect' && error.effectUnknown) return false;
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (error instanceof ResponseFormatError) return repetition === 'until-known';
  if (!(error instanceof ApiError)) return false;
  // The only 409 that passes. All others are conflicts, which repeating cannot solve.
  if (isInProgress(error.code)) return true;
  // A plain 500 is mostly a fault that comes again, so it is repeated only where that can do no harm, or where much hangs on it.
  if (error.status === 500) return repetition === 'always' || repetition === 'until-known';
  return PASSING.includes(error.status);
}

/**
 * How long to wait before the next attempt, in milliseconds; `null` where the server asks for more than is waited for.
 * What the server asks for, and up to a tenth more, so that clients do not come back in one moment; else a random part
 * of 0.5 s, doubled with each retry up to 8 s.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
function retryDelayMs(error: CallError, retriesDone: number, random: number): number | null {
  const asked = error instanceof ApiError ? error.retryAfterMs : null;
  if (asked === null) return random * Math.min(BACKOFF_MS_MAX, BACKOFF_BASE_MS * 2 ** retriesDone);
  return asked > RETRY_AFTER_MS_MAX ? null : asked + (asked * random) / 10;
}
