import type { Schema } from '../../generator/document/openapi-document.ts';
import type { Choice } from './choice.ts';
import { stretch, textOf } from './texts.ts';

/** Texts of each format, the rare ones on which validators are known to differ among them. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'],
  'date-time': ['2026-11-23T09:30:00Z', '2026-11-23T09:30:00.123+02:00', '2024-02-29T23:59:59Z'],
  email: ['jane@example.com', 'a.b+c@sub.example.org'],
  uri: ['https://example.com/path?query#fragment', 'http://localhost:8080/'],
  uuid: ['019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b', '3F2504E0-4F89-41D3-9A0C-0305E82C3301'],
};

/** A text within the lengths of a schema that matches its pattern or has its format, as far as that can be found. */
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

/** Often a bound or the length next to one; long texts more rarely, since they make the test slow. */
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

/** A text derived from the pattern, brought to the length where the pattern allows that, and as it came. */
function fromPattern(pattern: string, length: number, choice: Choice): string[] {
  const text = choice.textMatching(pattern);
  return text === null ? [] : [stretch(text, Math.max(length, [...text].length)), text];
}

function isWithin(text: string, min: number, max: number): boolean {
  const { length } = [...text];
  return length >= min && length <= max;
}
