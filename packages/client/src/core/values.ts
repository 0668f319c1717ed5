import { ArgumentError, type RollcallError } from '../errors.ts';

/** Whether a parsed JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list in a response. Responses are not validated: a value that is not a list counts as empty. */
export function listOf<Item extends object>(list: readonly Item[] | undefined): readonly Item[] {
  const items: readonly Item[] = Array.isArray(list) ? list : [];
  return items.filter((item) => isObject(item));
}

/** Any value as text. It never throws; `String` does for objects without a usable `toString`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.message;
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}

/** The text, cut to a length. */
export function shortened(text: string, lengthMax: number): string {
  return text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text;
}

/** The data of the envelope of a successful response. */
export function dataOf<T>({ data }: { readonly data: T }): T {
  return data;
}

/** The class of an error for an invalid value. */
export type ErrorClass = new (message: string) => RollcallError;

/** @throws {ArgumentError}, or an error of another class, with this message if a condition is not met. */
export function check(condition: boolean, message: string, Class: ErrorClass = ArgumentError): void {
  if (!condition) throw new Class(message);
}
