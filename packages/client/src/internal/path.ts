import { ArgumentError } from '../errors/argument-error.ts';

/**
 * The path of one request: the template with each parameter percent-encoded.
 *
 * @throws {ArgumentError} for a value that would change the route. URLs drop the segments `.` and `..` (a delete of
 * `..` would become `DELETE /`), and an empty one names the collection.
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 */
export function expandPath(template: string, parameters: Readonly<Record<string, string>>): string {
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
