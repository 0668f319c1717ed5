import type { CallContext } from '../errors/call-error.js';
import type { AnyCall } from './call.js';

/** What errors tell of a call. */
export function callContext({ operation, method, path }: AnyCall, response?: Response): CallContext {
  return { operation, method, path, requestId: response?.headers.get('x-request-id') ?? null };
}
