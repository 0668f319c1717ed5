import { document } from '@rollcall/contract/document';

/** Texts that have broken parsers, databases and formats. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '../../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00\ud800',
  '\ufeff',
  '\uffff',
  '\u202e',
  'e\u0301',
  '\u{1f600}'.repeat(64),
  "'; drop table customers; --",
  '" or 1=1 --',
  '%',
  '%s%n',
  '#{7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=cmd|calc',
  'a\r\nSet-Cookie: b=c',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e309',
  '2023-02-29',
  '0000-00-00',
  '9'.repeat(400),
  'a'.repeat(256),
  'a'.repeat(70_000),
  `${'a'.repeat(5_000)}!@${'b'.repeat(5_000)}`,
];

/** JSON as text, since some of it has no equal in JavaScript values. */
export const hostileJson: readonly string[] = [
  ...hostileTexts.map((text) => JSON.stringify(text)),
  'null',
  'true',
  '-1',
  '0.1',
  '-0',
  '1e308',
  '1e309',
  '9007199254740993',
  '1'.repeat(400),
  '{}',
  '[]',
  '[[]]',
  `[${'0,'.repeat(5_000)}0]`,
  `${'['.repeat(33)}${']'.repeat(33)}`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"a":1,"a":2}',
  '{"toString":1,"hasOwnProperty":1}',
];

/** Every field name in the document, and names that are special in JavaScript. */
export const fieldNames: readonly string[] = [
  ...new Set(Object.values(document.components.schemas ?? {}).flatMap(propertyNames)),
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  'a'.repeat(1_000),
];

function propertyNames(schema: unknown): string[] {
  const { properties = {} } = schema as { properties?: Readonly<Record<string, unknown>> };
  return Object.entries(properties).flatMap(([name, property]) => [name, ...propertyNames(property)]);
}
