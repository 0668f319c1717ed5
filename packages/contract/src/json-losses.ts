import { isExactNumber } from './exact-number.ts';

/** One place of a text that `JSON.parse` has changed silently. */
export interface JsonLoss {
  /**
   * `repeated-name`: an earlier part of the same object has this name, and its value is lost. `inexact-number`: JavaScript
   * would write this number as another one.
   */
  readonly kind: 'repeated-name' | 'inexact-number';
  /** The names and positions that lead to the place. */
  readonly path: readonly (string | number)[];
  /** The offset of the name or the number in the text, in UTF-16 units. */
  readonly offset: number;
  /** The number as it is written; of a repeated name, the name. */
  readonly text: string;
}

/** Facts about a JSON text that a single loop over its bytes finds. */
export interface JsonSurvey {
  /** How many levels of arrays and objects the text has. */
  readonly depth: number;
  /** The number of names in all objects, repeated ones included. */
  readonly names: number;
  /** The number of values: of all arrays, objects, items and properties. */
  readonly values: number;
  /** Whether a number is so long, or has an exponent, that it may be inexact. */
  readonly mayRound: boolean;
}

/**
 * Surveys a text before it is parsed. It may be malformed. Brackets, colons and digits within strings do not count.
 *
 * Bytes, since a loop over the units of a string takes twice as long.
 *
 * @param text in UTF-8, where the bytes of ASCII characters never occur within others.
 */
export function surveyJson(text: Uint8Array): JsonSurvey {
  let level = 0;
  let depth = 0;
  let names = 0;
  let values = 1;
  let mayRound = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const byte = text[offset] as number;
    if (byte === QUOTE) {
      offset += 1;
      while (offset < text.length && text[offset] !== QUOTE) offset += text[offset] === BACKSLASH ? 2 : 1;
    } else if (byte === COLON) names += 1;
    else if (byte === COMMA) values += 1;
    else if (isDigit(byte)) {
      const start = offset;
      for (; isNumberPart(text[offset + 1]); offset += 1) mayRound ||= isExponentSign(text[offset + 1]);
      mayRound ||= offset - start >= EXACT_LENGTH;
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      level += 1;
      values += 1;
      if (level > depth) depth = level;
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) level -= 1;
  }
  return { depth, names, values, mayRound };
}

/** A number with at most so many digits and no exponent is exact. */
const EXACT_LENGTH = 15;

/**
 * Finds all that `JSON.parse` has changed in a text, in the order of the text. If the survey shows that there is nothing
 * to find, as in almost every text, it costs no more than counting the names of the value.
 *
 * A number is exact if JavaScript writes it with the same decimal value, so `1.0`, `1e2` and `100000000000000000000` are
 * exact. `9007199254740993` (beyond 2^53), `0.12345678901234567890` (too many digits), `1e400` (infinite) and `1e-400`
 * (zero) are not.
 *
 * @param text which `JSON.parse` has accepted.
 * @param value the result of `JSON.parse`. Check the depth first, since recursion has a limit.
 * @see https://www.rfc-editor.org/rfc/rfc7493#section-2
 */
export function jsonLosses(text: string, value: unknown, { names, mayRound }: JsonSurvey): Iterable<JsonLoss> {
  return mayRound || names !== countNames(value) ? findLosses(text) : [];
}

/** A loop over names, since a list of the names or the values of each object takes four times as long. */
function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countNames(item);
    return count;
  }
  for (const name in value) {
    const part = (value as Readonly<Record<string, unknown>>)[name];
    count += typeof part === 'object' ? 1 + countNames(part) : 1;
  }
  return count;
}

/** An array or an object that is not yet closed. */
interface Container {
  readonly isObject: boolean;
  /** The name or the position of the current part. */
  key: string | number;
  /** Whether the next string is a name. */
  atName: boolean;
  names?: Set<string>;
}

function* findLosses(text: string): Generator<JsonLoss> {
  const open: Container[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    const container = open.at(-1);
    const start = offset;
    if (code === QUOTE) {
      offset = endOfString(text, start) - 1;
      if (!container?.atName) continue;
      const name = nameOf(text.slice(start, offset + 1));
      const isRepeated = !enterPart(container, name);
      if (isRepeated) yield { kind: 'repeated-name', path: pathTo(open), offset: start, text: name };
    } else if (isDigit(code) || code === MINUS) {
      while (isNumberPart(text.charCodeAt(offset + 1))) offset += 1;
      const number = text.slice(start, offset + 1);
      if (!isExactNumber(number)) yield { kind: 'inexact-number', path: pathTo(open), offset: start, text: number };
    } else if (code === COMMA) leavePart(container);
    else if (code === OPEN_OBJECT) open.push({ isObject: true, key: '', atName: true });
    else if (code === OPEN_ARRAY) open.push({ isObject: false, key: 0, atName: false });
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) open.pop();
  }
}

function pathTo(open: readonly Container[]): (string | number)[] {
  return open.map(({ key }) => key);
}

/** The offset after a string that begins here. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (text.charCodeAt(end) !== QUOTE) end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return end + 1;
}

function nameOf(written: string): string {
  return written.includes('\\') ? JSON.parse(written) : written.slice(1, -1);
}

/** @returns whether the name is new in its object. */
function enterPart(object: Container, name: string): boolean {
  object.names ??= new Set();
  object.key = name;
  object.atName = false;
  return object.names.size < object.names.add(name).size;
}

function leavePart(container: Container | undefined): void {
  if (container?.isObject) container.atName = true;
  else if (container) container.key = Number(container.key) + 1;
}

const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const CAPITAL_E = 0x45;
const SMALL_E = 0x65;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

function isNumberPart(code: number | undefined): boolean {
  return isDigit(code) || code === POINT || code === PLUS || code === MINUS || isExponentSign(code);
}

function isExponentSign(code: number | undefined): boolean {
  return code === SMALL_E || code === CAPITAL_E;
}

function isDigit(code = 0): boolean {
  return code >= ZERO && code <= NINE;
}
