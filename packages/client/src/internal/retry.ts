import { RateLimitError } from '../errors/api-errors.ts';
import { CallError } from '../errors/call-error.ts';
import { aborted } from './aborted.ts';
import { type AnyCall, repetitionOf } from './call.ts';
import type { Attempt } from './call-context.ts';
import type { Clock } from './clock.ts';
import { isRetriable, retryDelayMs } from './retry-policy.ts';

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
