import type { Choice } from './choice.ts';

/** Units of text that validators have been seen to count or read differently; each is one code point. */
const UNITS = [
  'a',
  'Z',
  '7',
  ' ',
  '.',
  '-',
  '_',
  '@',
  '/',
  'é',
  'ß',
  'İ',
  '\u0301',
  '\u200d',
  '\u2028',
  '\t',
  '\u007f',
  '😀',
  '𝒳',
];

/** Code units that no text should hold, and line ends, which an unanchored or a multi-line pattern forgives. */
export const INTRUDERS = ['\u0000', '\ud83d', '\ude00', '\n', '\r', '\u0085', '\ufeff', ' ', '"', '<'];

/** A text of so many code points. */
export function textOf(length: number, choice: Choice): string {
  const units = Array.from({ length: Math.min(length, 6) }, () => choice.pick(UNITS));
  return stretch(units.join('') || 'a', length, choice.once(3) ? '😀' : 'a');
}

/** The text brought to so many code points: cut at its end, or with a unit repeated in its middle. */
export function stretch(text: string, length: number, unit = 'a'): string {
  const points = [...text];
  if (points.length >= length) return points.slice(0, length).join('');
  const middle = Math.floor(points.length / 2);
  return [...points.slice(0, middle), unit.repeat(length - points.length), ...points.slice(middle)].join('');
}

/** The text with something put in at any place. */
export function insert(text: string, intruder: string, choice: Choice): string {
  const points = [...text];
  const place = choice.integer(0, points.length);
  return [...points.slice(0, place), intruder, ...points.slice(place)].join('');
}
