import type { AttemptOutcome } from '../events/delivery-queue.ts';
import type { HttpOutcome } from './http/http-sender.ts';

/** Statuses that may say when to try again. */
const throttling: readonly (number | null)[] = [429, 502, 503, 504];

const retryAfterMsMax = 24 * 60 * 60 * 1000;
const retryAfterMsMin = 1_000;

/** So that deliveries that failed together are not attempted together again: up to a tenth of the wait. */
const jitter = 0.1;

interface ScheduleOptions {
  readonly now: Date;
  readonly retrySeconds: readonly number[];
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * The consequence of an attempt.
 *
 * @param step the attempts before this one, since the delivery was queued or queued again.
 */
export function nextAfter(
  { statusCode, error, retryAfter }: Pick<HttpOutcome, 'statusCode' | 'error' | 'retryAfter'>,
  step: number,
  { now, retrySeconds, random }: ScheduleOptions,
): AttemptOutcome['next'] {
  if (error === null) return { kind: 'succeeded' };
  if (statusCode === 410) return { kind: 'gone' };
  const seconds = retrySeconds[step];
  if (seconds === undefined) return { kind: 'failed' };
  const wished = throttling.includes(statusCode) ? retryAfterMs(retryAfter, now) : undefined;
  const waitMs = wished ?? seconds * 1_000 * (1 + jitter * random());
  return { kind: 'retry', at: new Date(now.getTime() + Math.round(waitMs)) };
}

/**
 * The wait that a response asks for, in milliseconds; `undefined` if it does not.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, retryAfterMsMin), retryAfterMsMax);
}
