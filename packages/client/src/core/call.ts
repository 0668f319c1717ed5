import type { OperationId } from '@rollcall/contract';
import { AbortedError, type CallContext, TimeoutError } from '../errors.ts';

/**
 * When a call may be sent again:
 * - `always`: repeating it has the same effect as doing it once.
 * - `reconciled`: its method finds out what an earlier attempt has done.
 * - `retry-until-confirmed`: the same, and it is also sent again if the response cannot be read.
 * - `without-effect`: only if the failed attempt certainly did nothing.
 */
export type RetrySafety = 'always' | 'reconciled' | 'retry-until-confirmed' | 'without-effect';

/** What a request is for, as errors, hooks and log lines name it. */
export interface Call {
  /** `null` for a request that no method of the SDK sends. */
  readonly operation: OperationId | null;
  readonly method: string;
  /** The path as the document writes it, if it is known. */
  readonly path: string;
  readonly retrySafety: RetrySafety;
}

/** One attempt of a call. */
export interface Attempt {
  readonly call: Call;
  /** From 1. */
  readonly number: number;
  /** Whether the server may have acted on an earlier attempt. */
  readonly effectUnknown: boolean;
}

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a request with this method changes nothing on the server. */
export function isRead(method: string): boolean {
  return READS.includes(method);
}

/** The context of an error that ends a call. `effectUnknown` says whether the server may have acted on this attempt. */
export function callContext(
  { call: { operation, method, path }, number, effectUnknown: before }: Attempt,
  effectUnknown: boolean,
  response?: { readonly headers: Headers },
): CallContext {
  return {
    operation,
    method,
    path,
    requestId: requestIdOf(response),
    attempts: number,
    effectUnknown: !isRead(method) && (before || effectUnknown),
    headers: response?.headers ?? null,
  };
}

/** The `X-Request-Id` of a response; `null` if it has none. */
export function requestIdOf(response: { readonly headers: Headers } | undefined): string | null {
  return response?.headers.get('x-request-id') ?? null;
}

/**
 * The error for a call that the caller's signal ends: a `TimeoutError` for `AbortSignal.timeout(…)`. `inFlight` says
 * whether a request had been sent.
 */
export function aborted(attempt: Attempt, inFlight: boolean, cause: unknown): AbortedError | TimeoutError {
  const context = callContext(attempt, inFlight);
  return isTimeout(cause)
    ? new TimeoutError('The time of the signal ran out', context, { cause })
    : new AbortedError('Aborted by the caller', context, { cause });
}

function isTimeout(reason: unknown): boolean {
  return typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError';
}
