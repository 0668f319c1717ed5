import { AbortedError } from '../errors/connection-errors.ts';
import { type Attempt, callContext } from './call-context.ts';

/** The error for a signal that ends a call, be it under way or in a wait. */
export function aborted(attempt: Attempt, underWay: boolean, cause: unknown): AbortedError {
  return new AbortedError('Aborted by the caller', callContext(attempt, underWay), { cause });
}
