import type { OperationId, operations, PathParams, Query, RequestBody } from '@rollcall/contract';
import { AbortedError, type CallContext } from '../errors.ts';

/** The canonical route of an operation, as the document has it. */
type Route<Id extends OperationId> = (typeof operations)[Id]['routes'][0];

/**
 * When a call may be sent once more: `always`, as doing it twice is doing it once; `reconciled`, as its method finds out
 * what an earlier attempt has done; `until-known`, the same, and also where the answer tells nothing; `without-effect`,
 * only if the failed attempt certainly did nothing.
 */
export type Repetition = 'always' | 'reconciled' | 'until-known' | 'without-effect';

/** The repetition of a call. A `POST` that says nothing is not taken to be repeatable. */
export function repetitionOf({ method, repetition }: AnyCall): Repetition {
  return repetition ?? (method === 'POST' ? 'without-effect' : 'always');
}

/** One call of an operation. The compiler holds every part of it to the document. */
export interface Call<Id extends OperationId> {
  readonly operation: Id;
  readonly method: Route<Id>['method'];
  readonly path: Route<Id>['path'];
  readonly repetition?: Repetition;
  readonly pathParameters?: PathParams<Id>;
  /** A parameter that is `undefined` is not sent. */
  readonly query?: { readonly [Name in keyof Query<Id>]: Query<Id>[Name] | undefined };
  /** Sent as JSON. */
  readonly body?: RequestBody<Id>;
  /** The body, written as JSON already. */
  readonly json?: string;
  /** Sent in place of a JSON body. */
  readonly form?: FormData;
}

/** A call of any operation, for the parts that treat all alike. */
export interface AnyCall {
  readonly operation: OperationId;
  readonly method: Route<OperationId>['method'];
  readonly path: string;
  readonly repetition?: Repetition;
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

/** The error for a signal that ends a call, be it under way or in a wait. */
export function aborted(attempt: Attempt, underWay: boolean, cause: unknown): AbortedError {
  return new AbortedError('Aborted by the caller', callContext(attempt, underWay), { cause });
}
