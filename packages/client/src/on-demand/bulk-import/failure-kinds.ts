import { ApiError } from '../../errors/api-error.ts';
import type { CallError } from '../../errors/call-error.ts';
import { AbortedError } from '../../errors/connection-errors.ts';
import { RedirectError } from '../../errors/redirect-error.ts';

/** Statuses that are about what was sent, so that a part of it may fare better. */
const REFUSED_WHOLE: readonly number[] = [400, 413, 422];

/** Whether a request was refused as a whole because of some of its rows, or because of their number. */
export function isRefusedWhole(error: CallError): boolean {
  return error instanceof ApiError && REFUSED_WHOLE.includes(error.status) && !isKeyReused(error);
}

/** Whether all further requests would fail in the same way, or must not be made. */
export function stopsImport(error: CallError): boolean {
  if (error instanceof AbortedError || error instanceof RedirectError) return true;
  if (!(error instanceof ApiError) || error.status >= 500) return false;
  // A 408, or a 409 of a request still in progress, after all retries, says nothing of other requests.
  return isKeyReused(error) || ![...REFUSED_WHOLE, 408, 409].includes(error.status);
}

/** The run id was used before, for other customers. */
function isKeyReused(error: ApiError): boolean {
  return error.code === 'idempotency_key_reused';
}

/** Whether a failure concerns all requests alike: too many of them, or a server that says when it will be back. */
export function isToldToWait(error: CallError): boolean {
  return error instanceof ApiError && (error.status === 429 || error.retryAfterMs !== null);
}
