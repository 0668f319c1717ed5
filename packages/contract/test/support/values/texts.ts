import type { Schema } from '../../../generator/document/openapi.ts';
import type { Choice } from './choice.ts';

/** Code points that validators are known to count or read differently. */
const UNITS = [...'aZ7 .-_@/éßİ\u0301\u200d\u2028\t\u007f😀𝒳'];

/** Code units that no text should contain, and line ends, which an unanchored or a multi-line pattern accepts. */
export const INTRUDERS = ['\u0000', '\ud83d', '\ude00', '\n', '\r', '\u0085', '\ufeff', ' ', '"', '<'];

/** Texts on which regular expression engines are known to disagree, or that patterns often get wrong. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...INTRUDERS,
  ...['', 'Chris', 'Jane', 'Cs', '👩‍👩‍👧', '日本語', 'e\u0301', 'a\r\n', '\ud83d\ud83d', '\ude00\ud83d'],
  ...'p{é٣２ſ\u212a😀\t\u0001\u001f\u007f\u0080\u009f\u00a0\u1680\u2003\u2028\u3000\u200b\uffff',
  ...['a b', 'a\u00a0b', ' a', 'a ', '.', '..', '...', '__proto__'],
  ...['x'.repeat(255), '😀'.repeat(255), `${'x.'.repeat(40)}x@example.com`, `a@${'x'.repeat(64)}.com`],
];

/** A text of `length` code points. */
function textOf(length: number, choice: Choice): string {
  const units = Array.from({ length: Math.min(length, 6) }, () => choice.pick(UNITS));
  return stretch(units.join('') || 'a', length, choice.once(3) ? '😀' : 'a');
}

/** The text cut at its end, or with `unit` repeated in its middle, to have `length` code points. */
export function stretch(text: string, length: number, unit = 'a'): string {
  const points = [...text];
  if (points.length >= length) return points.slice(0, length).join('');
  const middle = Math.floor(points.length / 2);
  return [...points.slice(0, middle), unit.repeat(length - points.length), ...points.slice(middle)].join('');
}

/** The text with an intruder at a random place. */
export function insert(text: string, intruder: string, choice: Choice): string {
  const points = [...text];
  const place = choice.integer(0, points.length);
  return [...points.slice(0, place), intruder, ...points.slice(place)].join('');
}

/** Texts of each format, including rare ones that validators are known to disagree about. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'],
  'date-time': ['2026-11-23T09:30:00Z', '2026-11-23T09:30:00.123+02:00', '2024-02-29T23:59:59Z'],
  email: ['jane@example.com', 'a.b+c@sub.example.org'],
  uri: ['https://example.com/path?query#fragment', 'http://localhost:8080/'],
  uuid: ['019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b', '3F2504E0-4F89-41D3-9A0C-0305E82C3301'],
};

/** A text that has the length, pattern and format of a schema, if one can be found. */
export function validText(schema: Schema, choice: Choice): string {
  const { minLength: min = 0, maxLength: max = min + 20, pattern, format } = schema;
  if (pattern === undefined && format !== undefined) return choice.pick(FORMATS[format] ?? ['']);
  const length = textLength(min, max, choice);
  if (pattern === undefined) return textOf(length, choice);
  const free = textOf(length, choice);
  const candidates = [free, stretch('a', length, 'a'), ...fromPattern(pattern, length, choice)];
  const matching = candidates.filter((text) => new RegExp(pattern, 'u').test(text) && isWithin(text, min, max));
  return matching[0] ?? (candidates.at(-1) as string);
}

/** Often a bound or the length next to one. Long texts are rare, since they make the test slow. */
function textLength(min: number, max: number, choice: Choice): number {
  if (max > 300 && !choice.once(20)) return choice.integer(min, min + 12);
  return choice.pick([
    min,
    Math.min(max, min + 1),
    choice.integer(min, Math.min(max, min + 12)),
    max,
    Math.max(min, max - 1),
  ]);
}

/** A text derived from the pattern, both stretched to the length and as it is. */
function fromPattern(pattern: string, length: number, choice: Choice): string[] {
  const text = choice.textMatching(pattern);
  return text === null ? [] : [stretch(text, Math.max(length, [...text].length)), text];
}

function isWithin(text: string, min: number, max: number): boolean {
  const { length } = [...text];
  return length >= min && length <= max;
}
