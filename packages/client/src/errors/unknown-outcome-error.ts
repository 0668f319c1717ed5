import { CallError } from './call-error.ts';

/**
 * The answer to a first attempt was lost, a second one was told that the customer exists already, and whether the first
 * had created it could not be looked up. `cause` says why.
 */
export class UnknownOutcomeError extends CallError {
  override get name(): string {
    return 'UnknownOutcomeError';
  }
}
