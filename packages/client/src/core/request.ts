import { ArgumentError } from '../errors.ts';
import type { AnyCall } from './call.ts';

/** A call as HTTP, serialized once: every attempt sends the same, even if the caller changes its objects meanwhile. */
export interface PreparedRequest {
  readonly method: AnyCall['method'];
  /** Path and query, relative to the base URL. */
  readonly target: string;
  /** A string is JSON. */
  readonly body: string | FormData | null;
}

/** @throws {ArgumentError} if an argument cannot be sent. */
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

/**
 * The path of one request: the template with each parameter percent-encoded.
 *
 * @throws {ArgumentError} if a value would change the route. URLs drop the segments `.` and `..` (a delete of
 * `..` would become `DELETE /`), and an empty one names the collection.
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 */
function expandPath(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeSegment(name, parameters[name]));
}

function encodeSegment(name: string, value: unknown): string {
  if (typeof value !== 'string') throw new ArgumentError(`${name} must be a string, not ${typeName(value)}`);
  if (['', '.', '..'].includes(value)) throw new ArgumentError(`${name} must not be "${value}"`);
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw new ArgumentError(`${name} must not contain unpaired surrogates`, { cause });
  }
}

function typeName(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

/**
 * The query string of one request, without `?`. Parameters that are `undefined` or `null` are left out; an empty string
 * is sent.
 *
 * @throws {ArgumentError} if a value is not a string, a number or a boolean. A `Date` could mean a day or a time.
 */
export function toQueryString(parameters: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null) query.set(name, parameterText(name, value));
  }
  return query.toString();
}

function parameterText(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const hint = value instanceof Date ? ', such as "2026-11-23" for a day' : '';
  throw new ArgumentError(`${name} must be a string, a number or a boolean${hint}`);
}
