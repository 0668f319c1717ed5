import { AbortedError } from '../errors/connection-errors.js';
import type { AnyCall } from './call.js';
import { callContext, type Progress } from './call-context.js';

/** The error for a signal that ends a call, be it under way or in a wait. */
export function aborted(call: AnyCall, progress: Progress, underWay: boolean, cause: unknown): AbortedError {
  return new AbortedError('Aborted by the caller', callContext(call, progress, { effectUnknown: underWay }), { cause });
}
