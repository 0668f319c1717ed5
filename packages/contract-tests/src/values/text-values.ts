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
  return [`${tag}@b.co`, `${tag.toUpperCase()}.X+y@Sub-Domain.example.com`, `o'${tag}@example.com`];
}

/** A text of this length that is a key or an address if the schema asks for one. */
function text(name: string | undefined, length: number, filler = 'x'): string {
  if (name === 'CustomerKey') return exactly(length, uniqueTag(), filler);
  if (name !== 'Email' && name !== 'OptionalEmail') return filler.repeat(length);
  const domain = '@example.com';
  return length > domain.length ? exactly(length - domain.length, uniqueTag(), filler) + domain : '';
}

function exactly(length: number, beginning: string, filler: string): string {
  return [...(beginning + filler.repeat(length))].slice(0, length).join('');
}

/** Lengths count characters, not UTF-16 code units: the longest text may consist of emoji. */
function astral(name: string | undefined, maxLength: number): string[] {
  return maxLength > 1_000 ? [] : [text(name, maxLength, '😀'), text(name, maxLength + 1, '😀')];
}
