import type { Schema } from '../document/openapi-document.ts';
import { uniqueTag } from '../requests/customers.ts';

/** Values to try where the document wants text: on both sides of each bound, and what is hard to get right. */
export function textValues(name: string | undefined, { minLength = 0, maxLength = 0 }: Schema): unknown[] {
  const lengths = [minLength - 1, minLength, maxLength, maxLength + 1].filter((length) => length >= 0);
  const special = SPECIAL[name ?? ''] ?? (() => []);
  return [...lengths.map((length) => text(name, length)), ...astral(name, maxLength), ...UNSTORABLE, ...special()];
}

/** Values that have a meaning of their own, so that no bound leads to them. Keys and addresses are new at each call. */
const SPECIAL: Readonly<Record<string, () => readonly string[]>> = {
  CustomerKey: () => [...keys(), '.', '..', ` ${uniqueTag()}`, `${uniqueTag()}\u00a0`, `${uniqueTag()}\n`, 'a\u0007b'],
  Email: () => [...emails(), ...NO_EMAILS],
  OptionalEmail: () => [...emails(), ...NO_EMAILS],
  OptionalDate: () => ['2026-11-23', '2024-02-29', '2000-02-29', ...NO_DATES],
};

const NO_EMAILS = [
  'plain',
  'a@b',
  '@example.com',
  'a@',
  'a..b@example.com',
  '.a@example.com',
  'a b@example.com',
  'é@x.de',
];
const NO_DATES = [
  '2023-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-1-1',
  '23.11.2026',
  'today',
];

/** What two databases would not keep alike: U+0000, and half of a surrogate pair. */
const UNSTORABLE = ['a\u0000b', '\ud800', 'a\udfff'];

function keys(): string[] {
  const tag = uniqueTag();
  return [`${tag} a`, `${tag}/b?c#d%e`, `..${tag}`, `${tag}-日本語-é`, `${tag}-😀`, `"${tag}"\\`];
}

function emails(): string[] {
  const tag = uniqueTag();
  return [`${tag}@b.co`, `${tag.toUpperCase()}.X+y@Sub-Domain.example.com`, `o'${tag}@example.com`];
}

/** Text of this length, of the kind that the schema is about where it is about one. Keys and addresses are new each time. */
function text(name: string | undefined, length: number, filler = 'x'): string {
  if (name === 'CustomerKey') return exactly(length, uniqueTag(), filler);
  if (name !== 'Email' && name !== 'OptionalEmail') return filler.repeat(length);
  const domain = '@example.com';
  return length > domain.length ? exactly(length - domain.length, uniqueTag(), filler) + domain : '';
}

function exactly(length: number, beginning: string, filler: string): string {
  return [...(beginning + filler.repeat(length))].slice(0, length).join('');
}

/** Lengths count characters, not the units of UTF-16: the longest text may consist of emoji. */
function astral(name: string | undefined, maxLength: number): string[] {
  return maxLength > 1_000 ? [] : [text(name, maxLength, '😀'), text(name, maxLength + 1, '😀')];
}
