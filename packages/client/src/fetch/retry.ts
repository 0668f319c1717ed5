import { ApiError, RateLimitError } from '../api-errors.ts';
import { type Attempt, aborted, type Call, type RetrySafety } from '../core/call.ts';
import type { Clock } from '../core/clock.ts';
import { CallError, ConnectionError, ResponseFormatError, TimeoutError } from '../errors.ts';
import { isInProgress } from './failure.ts';

/** Limits the attempts of one call, and delays them. */
export interface RetryLimits {
  readonly maxRetries: number;
  /** A separate limit for 429, as the server is well and did nothing. Default: 429 counts towards `maxRetries`. */
  readonly maxRateLimitRetries?: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Aborted no later than `signal`: no further attempt is started, but one in progress may end. Default: `signal`. */
  readonly waitSignal?: AbortSignal | undefined;
  /** Awaited before each attempt; rejects when the signal is aborted. */
  readonly beforeAttempt?: ((signal: AbortSignal | undefined) => Promise<void>) | undefined;
}

/** Called before each wait for another attempt. */
export type OnRetry = (attempt: Attempt, error: CallError, delayMs: number) => void;

/**
 * Makes attempts until one succeeds, one fails permanently, or the limit is reached.
 *
 * @throws the error of the last attempt, or `AbortedError` when the signal ends a wait.
 */
export async function retry<T>(
  attemptOnce: (attempt: Attempt) => Promise<T>,
  call: Call,
  limits: RetryLimits,
  onRetry: OnRetry,
  clock: Clock,
): Promise<T> {
  const { signal, waitSignal = signal, beforeAttempt } = limits;
  const nextDelayMs = delays(limits, clock);
  let attempt: Attempt = { call, number: 1, effectUnknown: false };
  const orAborted = (cause: unknown): never => {
    throw aborted(attempt, false, cause);
  };
  for (;;) {
    try {
      await beforeAttempt?.(waitSignal).catch(orAborted);
      if (waitSignal?.aborted) orAborted(waitSignal.reason);
      return await attemptOnce(attempt);
    } catch (error) {
      if (!(error instanceof CallError) || waitSignal?.aborted || !isRetriable(error, call.retrySafety)) {
        throw error;
      }
      const delayMs = nextDelayMs(error);
      if (delayMs === null) throw error;
      onRetry(attempt, error, delayMs);
      attempt = { ...attempt, effectUnknown: error.effectUnknown };
      await clock.sleep(delayMs, waitSignal).catch(orAborted);
      attempt = { ...attempt, number: attempt.number + 1 };
    }
  }
}

/** Gives the delay before each retry of one call; `null` when the limit is reached. */
function delays({ maxRetries, maxRateLimitRetries }: RetryLimits, clock: Clock): (error: CallError) => number | null {
  let ordinary = 0;
  let rateLimited = 0;
  return (error) => {
    const separate = error instanceof RateLimitError && maxRateLimitRetries !== undefined;
    const [done, max] = separate ? [rateLimited++, maxRateLimitRetries] : [ordinary++, maxRetries];
    return done < max ? retryDelayMs(error, done, clock.random()) : null;
  };
}

const BACKOFF_BASE_MS = 500;
const BACKOFF_MS_MAX = 8_000;
/** The SDK does not wait for a longer `Retry-After`; it throws, so that the caller knows. */
const RETRY_AFTER_MS_MAX = 60_000;

/**
 * Statuses of temporary failures: too slow, too early, too many requests, a server that cannot do it now, those of
 * Cloudflare for a server that it does not reach, and 529, which others use for an overloaded one.
 */
const TEMPORARY = /^(?:408|425|429|50[1-4]|52\d)$/;

/** Whether another attempt may follow one that failed with this error. */
function isRetriable(error: CallError, retrySafety: RetrySafety): boolean {
  if (retrySafety === 'without-effect' && error.effectUnknown) return false;
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (error instanceof ResponseFormatError) return retrySafety === 'retry-until-confirmed';
  if (!(error instanceof ApiError)) return false;
  // The only temporary 409. All others are conflicts, which repeating cannot solve.
  if (isInProgress(error.code)) return true;
  // A 500 usually repeats. It is retried only if that is harmless, or if the caller needs a confirmed outcome.
  if (error.status === 500) return retrySafety === 'always' || retrySafety === 'retry-until-confirmed';
  return TEMPORARY.test(String(error.status));
}

/**
 * The delay before the next attempt, in milliseconds; `null` if the server asks for more than a minute. It is 0.5 s,
 * doubled with each retry up to 8 s, of which a random half is left out. If the server asks for a longer delay, it is that
 * one and up to a tenth more, so that clients do not return all at once. A server that asks for none, or for a time in the
 * past, may be overloaded all the same.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("equal jitter")
 */
function retryDelayMs(error: CallError, retriesDone: number, random: number): number | null {
  const backOff = ((1 + random) / 2) * Math.min(BACKOFF_MS_MAX, BACKOFF_BASE_MS * 2 ** retriesDone);
  const asked = error instanceof ApiError ? error.retryAfterMs : null;
  if (asked === null) return backOff;
  return asked > RETRY_AFTER_MS_MAX ? null : Math.max(backOff, asked + (asked * random) / 10);
}
