import type { OperationId, operations, PathParams, Query, RequestBody } from '@rollcall/contract';
import { AbortedError, type CallContext } from '../errors.ts';

/** The canonical route of an operation, as the document declares it. */
type Route<Id extends OperationId> = (typeof operations)[Id]['routes'][0];

/**
 * When a call may be sent again:
 * - `always`: repeating it has the same effect as doing it once.
 * - `reconciled`: its method finds out what an earlier attempt has done.
 * - `retry-until-confirmed`: the same, and it is also sent again if the response cannot be read.
 * - `without-effect`: only if the failed attempt certainly did nothing.
 */
export type RetrySafety = 'always' | 'reconciled' | 'retry-until-confirmed' | 'without-effect';

/** The retry safety of a call. By default, a `POST` is not safe to repeat. */
export function retrySafetyOf({ method, retrySafety }: AnyCall): RetrySafety {
  return retrySafety ?? (method === 'POST' ? 'without-effect' : 'always');
}

/** One call of an operation. The compiler checks every part of it against the document. */
export interface Call<Id extends OperationId> {
  readonly operation: Id;
  readonly method: Route<Id>['method'];
  readonly path: Route<Id>['path'];
  readonly retrySafety?: RetrySafety;
  readonly pathParameters?: PathParams<Id>;
  /** A parameter that is `undefined` is not sent. */
  readonly query?: { readonly [Name in keyof Query<Id>]: Query<Id>[Name] | undefined };
  /** Sent as JSON. */
  readonly body?: RequestBody<Id>;
  /** The body, already serialized as JSON. */
  readonly json?: string;
  /** Sent instead of a JSON body. */
  readonly form?: FormData;
}

/** A call of any operation, for code that treats all alike. */
export interface AnyCall {
  readonly operation: OperationId;
  readonly method: Route<OperationId>['method'];
  readonly path: string;
  readonly retrySafety?: RetrySafety;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly json?: string;
  readonly form?: FormData;
}

/** One attempt of a call. */
export interface Attempt {
  readonly call: AnyCall;
  /** From 1. */
  readonly number: number;
  /** Whether the server may have acted on an earlier attempt. */
  readonly effectUnknown: boolean;
}

/** The context of an error that ends a call. `effectUnknown` says whether the server may have acted on this attempt. */
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

/** The `X-Request-Id` of a response; `null` if it has none. */
export function requestIdOf(response: Response | undefined): string | null {
  return response?.headers.get('x-request-id') ?? null;
}

/** The error for a call that the caller's signal ends. `inFlight` says whether a request had been sent. */
export function aborted(attempt: Attempt, inFlight: boolean, cause: unknown): AbortedError {
  return new AbortedError('Aborted by the caller', callContext(attempt, inFlight), { cause });
}
