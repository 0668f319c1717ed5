import fc from 'fast-check';
import type { Schema } from '../document/openapi-document.ts';

/** Characters that are easy to get wrong: composed, wide, joined, directed, quoting, escaping, controlling. */
const DIFFICULT = [
  'é',
  'e\u0301',
  '漢',
  '😀',
  '👩‍👩‍👧',
  '\u202e',
  '\ufeff',
  '"',
  '\\',
  '\n',
  '\t',
  '\u0001',
  '<',
  '%',
  '_',
  "'",
  ',',
];

const character = fc.oneof(
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
  fc.constantFrom(...DIFFICULT),
);

/** Mostly short, since what goes wrong with long texts goes wrong at the bounds, which are tried one by one. */
const LENGTH_MAX = 8;

/** Text of a length that the schema allows, without what no text may hold. */
export function textOf({ minLength = 0, maxLength = LENGTH_MAX, pattern }: Schema): fc.Arbitrary<string> {
  const length = { minLength, maxLength: Math.min(maxLength, Math.max(minLength, LENGTH_MAX)) };
  return fc.string({ unit: character, ...length }).filter((text) => !pattern || new RegExp(pattern, 'u').test(text));
}
