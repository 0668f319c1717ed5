import { ArgumentError } from '../errors/argument-error.ts';

/**
 * The query string of one request, without `?`. Parameters that are `undefined` or `null` are left out; an empty string
 * is sent.
 *
 * @throws {ArgumentError} for values that no parameter takes, such as a `Date`: which part of it is meant?
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
