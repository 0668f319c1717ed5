import type { CallContext } from '../errors/call-error.js';
import type { AnyCall } from './call.js';

/** How far a call has come. */
export interface Progress {
  /** The number of the attempt under way, from 1. */
  readonly attempt: number;
  /** Whether the server may have acted on an earlier attempt. */
  readonly effectUnknown: boolean;
}

/** What errors tell of a call that ends with this attempt. */
export function callContext(
  { operation, method, path }: AnyCall,
  progress: Progress,
  end: { readonly effectUnknown: boolean; readonly response?: Response },
): CallContext {
  return {
    operation,
    method,
    path,
    requestId: end.response?.headers.get('x-request-id') ?? null,
    attempts: progress.attempt,
    effectUnknown: method !== 'GET' && (progress.effectUnknown || end.effectUnknown),
  };
}
