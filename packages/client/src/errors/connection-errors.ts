import { CallError } from './call-error.js';

/**
 * No complete answer came: the address cannot be resolved or reached, or the connection broke. Whether the server acted
 * on the request is unknown. `cause` is what `fetch` threw.
 */
export class ConnectionError extends CallError {
  override get name(): string {
    return 'ConnectionError';
  }
}

/** No complete answer, body included, came within `timeoutMs`. Whether the server acted on the request is unknown. */
export class TimeoutError extends CallError {
  override get name(): string {
    return 'TimeoutError';
  }
}

/** The caller's `signal` ended the call; `cause` is its reason. Whether the server acted on the request is unknown. */
export class AbortedError extends CallError {
  override get name(): string {
    return 'AbortedError';
  }
}
