import type { CallContext } from '../errors/call-error.ts';
import type { AnyCall } from './call.ts';

/** One attempt of a call. */
export interface Attempt {
  readonly call: AnyCall;
  /** From 1. */
  readonly number: number;
  /** Whether the server may have acted on an earlier attempt. */
  readonly effectUnknown: boolean;
}

/** What errors tell of a call that ends with this attempt, on which the server may have acted or certainly did not. */
export function callContext(
  { call: { operation, method, path }, number, effectUnknown: before }: Attempt,
  effectUnknown: boolean,
  response?: Response,
): CallContext {
  return {
    operation,
    method,
    path,
    requestId: requestIdOf(response),
    attempts: number,
    effectUnknown: method !== 'GET' && (before || effectUnknown),
  };
}

/** The id by which the server's log knows an answer; `null` where it has none. */
export function requestIdOf(response: Response | undefined): string | null {
  return response?.headers.get('x-request-id') ?? null;
}
