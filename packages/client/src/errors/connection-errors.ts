import { CallError } from './call-error.ts';

/**
 * No complete answer came: the address cannot be resolved or reached, or the connection broke. `cause` is
 * what `fetch` threw.
 */
export class ConnectionError extends CallError {
  override get name(): string {
    return 'ConnectionError';
  }
}

/** No complete answer, body included, came within `timeoutMs`. */
export class TimeoutError extends CallError {
  override get name(): string {
    return 'TimeoutError';
  }
}

/** The caller's `signal` ended the call, or the wait before another attempt; `cause` is its reason. */
export class AbortedError extends CallError {
  override get name(): string {
    return 'AbortedError';
  }
}
