import type { Schema } from '../document/openapi-document.ts';
import { uniqueTag } from '../requests/customers.ts';

/** Boundary values of a text: both sides of each bound, and texts that are often mishandled. */
export function textValues(name: string | undefined, { minLength = 0, maxLength = 0 }: Schema): unknown[] {
  const lengths = [minLength - 1, minLength, maxLength, maxLength + 1].filter((length) => length >= 0);
  const special = SPECIAL[name ?? ''] ?? (() => []);
  return [...lengths.map((length) => text(name, length)), ...astral(name, maxLength), ...UNSTORABLE, ...special()];
}

/** Valid and invalid values that no bound leads to. Keys and addresses differ with each call. */
const SPECIAL: Readonly<Record<string, () => readonly string[]>> = {
  CustomerKey: () => [...keys(), '.', '..', ` ${uniqueTag()}`, `${uniqueTag()}\u00a0`, `${uniqueTag()}\n`, 'a\u0007b'],
  Email: () => [...emails(), ...INVALID_EMAILS],
  OptionalEmail: () => [...emails(), ...INVALID_EMAILS],
  OptionalDate: () => ['2026-11-23', '2024-02-29', '2000-02-29', ...INVALID_DATES],
};

const INVALID_EMAILS = [
  'plain',
  'a@b',
  '@example.com',
  'a@',
  'a..b@example.com',
  '.a@example.com',
  'a b@example.com',
  'é@x.de',
  `${'x'.repeat(65)}@example.com`,
  `${'x.'.repeat(32)}x@example.com`,
  `a@${'x'.repeat(64)}.com`,
];
const INVALID_DATES = [
  '2023-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-1-1',
  '23.11.2026',
  'today',
];

/** Texts that databases store differently: U+0000 and half of a surrogate pair. */
const UNSTORABLE = ['a\u0000b', '\ud800', 'a\udfff'];

function keys(): string[] {
  const tag = uniqueTag();
  return [`${tag} a`, `${tag}/b?c#d%e`, `..${tag}`, `${tag}-日本語-é`, `${tag}-😀`, `"${tag}"\\`];
}

function emails(): string[] {
  const tag = uniqueTag();
  return [
    `${tag}@b.co`,
    `${tag.toUpperCase()}.X+y@Sub-Domain.example.com`,
    `o'${tag}@example.com`,
    `${exactly(LOCAL_PART_MAX, tag, '.x')}@example.com`,
    `${tag}@${'x'.repeat(LABEL_MAX)}.com`,
  ];
}

/** A text of this length that is a key or an address if the schema asks for one. */
function text(name: string | undefined, length: number, filler = 'x'): string {
  if (name === 'CustomerKey') return exactly(length, uniqueTag(), filler);
  if (name !== 'Email' && name !== 'OptionalEmail') return filler.repeat(length);
  return length > LOCAL_PART_MAX ? longEmail(length, filler) : '';
}

/**
 * The most characters before the `@`, and in each part of the domain.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1
 */
const LOCAL_PART_MAX = 64;
const LABEL_MAX = 63;

/** An address of this length that is only invalid if it is too long, or if the filler is. */
function longEmail(length: number, filler: string): string {
  const labels = `${'x'.repeat(LABEL_MAX)}.`.repeat(length);
  return `${exactly(LOCAL_PART_MAX, uniqueTag(), filler)}@${labels}`.slice(0, length);
}

function exactly(length: number, beginning: string, filler: string): string {
  return [...(beginning + filler.repeat(length))].slice(0, length).join('');
}

/** Lengths count characters, not UTF-16 code units: the longest text may consist of emoji. */
function astral(name: string | undefined, maxLength: number): string[] {
  return maxLength > 1_000 ? [] : [text(name, maxLength, '😀'), text(name, maxLength + 1, '😀')];
}
