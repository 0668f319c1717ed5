import type { OperationId, operations, PathParams, Query, RequestBody } from '@rollcall/contract';

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
