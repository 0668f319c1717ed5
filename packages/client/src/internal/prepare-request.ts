import { ArgumentError } from '../errors/argument-error.ts';
import type { AnyCall } from './call.ts';
import { expandPath } from './path.ts';
import { toQueryString } from './query.ts';

/** A call written out as HTTP, once: every attempt sends the same, even if the caller changes its objects meanwhile. */
export interface PreparedRequest {
  readonly method: AnyCall['method'];
  /** Below the base URL, with the query. */
  readonly target: string;
  /** A string is JSON. */
  readonly body: string | FormData | null;
}

/** @throws {ArgumentError} for an argument that cannot be sent. */
export function prepareRequest(call: AnyCall): PreparedRequest {
  const path = expandPath(call.path, call.pathParameters ?? {});
  const query = toQueryString(call.query ?? {});
  return {
    method: call.method,
    target: query === '' ? path : `${path}?${query}`,
    body: call.form ?? call.json ?? jsonBody(call.body) ?? null,
  };
}

function jsonBody(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new ArgumentError('The argument cannot be written as JSON', { cause });
  }
}
