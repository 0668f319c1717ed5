import { ApiError } from '../errors/api-error.ts';
import type { CallError } from '../errors/call-error.ts';
import { ConnectionError, TimeoutError } from '../errors/connection-errors.ts';
import { ResponseFormatError } from '../errors/response-format-error.ts';
import type { Repetition } from './call.ts';
import { isInProgress } from './effect.ts';

const BACKOFF_BASE_MS = 500;
const BACKOFF_MS_MAX = 8_000;
/** A longer `Retry-After` is not waited for: the caller had better know. */
const RETRY_AFTER_MS_MAX = 60_000;

/** Passing troubles: too slow, too much, or a proxy without its server. */
const PASSING: readonly number[] = [408, 429, 502, 503, 504];

/** Whether an attempt that failed like this may be followed by another. */
export function isRetriable(error: CallError, repetition: Repetition): boolean {
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
export function retryDelayMs(error: CallError, retriesDone: number, random: number): number | null {
  const asked = error instanceof ApiError ? error.retryAfterMs : null;
  if (asked === null) return random * Math.min(BACKOFF_MS_MAX, BACKOFF_BASE_MS * 2 ** retriesDone);
  return asked > RETRY_AFTER_MS_MAX ? null : asked + (asked * random) / 10;
}
