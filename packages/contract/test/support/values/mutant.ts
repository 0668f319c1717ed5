import type { Schema } from '../../../generator/document/openapi.ts';
import { typesOf } from '../../../generator/emit/keywords.ts';
import type { Choice } from './choice.ts';
import { INTRUDERS, insert, stretch } from './texts.ts';

/** Values of every JSON type, with those that JavaScript easily converts to another. */
const OTHER_TYPES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  '',
  '1',
  'true',
  'null',
  [],
  [null],
  {},
  { a: 1 },
];

/** The value with one fault in it, which usually breaks one keyword of its schema. */
export function mutant(schema: Schema, value: unknown, choice: Choice): unknown {
  const resolved = schema.$ref === undefined ? schema : choice.resolve(schema);
  const branches = resolved.anyOf ?? resolved.oneOf ?? resolved.allOf;
  if (branches) return mutant(choice.pick(branches), value, choice);
  if (Array.isArray(value) && value.length > 0 && !choice.once(3)) return withMutantItem(resolved, value, choice);
  if (isObject(value) && Object.keys(value).length > 0 && !choice.once(3))
    return withMutantProperty(resolved, value, choice);
  if (choice.once(6)) return choice.pick(OTHER_TYPES);
  return mutatedHere(resolved, value, choice);
}

function mutatedHere(schema: Schema, value: unknown, choice: Choice): unknown {
  if (typeof value === 'string') return choice.pick(TEXT_FAULTS)(value, schema, choice);
  if (typeof value === 'number') return choice.pick(NUMBER_FAULTS)(value, schema, choice);
  if (Array.isArray(value)) return choice.pick(ARRAY_FAULTS)(value, schema, choice);
  if (isObject(value)) return choice.pick(OBJECT_FAULTS)(value, schema, choice);
  // null and booleans have no keyword of their own, so another type is the only fault. A nullable text may be a text, too.
  return typesOf(schema).includes('string') ? choice.pick(TEXT_FAULTS)('a', schema, choice) : choice.pick(OTHER_TYPES);
}

function withMutantItem(schema: Schema, items: readonly unknown[], choice: Choice): unknown[] {
  const place = choice.integer(0, items.length - 1);
  return items.with(place, mutant(schema.items ?? {}, items[place], choice));
}

function withMutantProperty(schema: Schema, object: Record<string, unknown>, choice: Choice): unknown {
  const names = Object.keys(object);
  // Most keywords belong to the few structures among the many texts of a customer, so these get every second fault.
  const structured = names.filter((name) => typeof object[name] === 'object' && object[name] !== null);
  const name = choice.pick(structured.length > 0 && choice.once(2) ? structured : names);
  const { additionalProperties } = schema;
  const undeclared = typeof additionalProperties === 'object' ? additionalProperties : {};
  const property = Object.entries(schema.properties ?? {}).find(([declared]) => declared === name)?.[1] ?? undeclared;
  const value = mutant(property, object[name], choice);
  return Object.fromEntries([...Object.entries(object).filter(([other]) => other !== name), [name, value]]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts that are almost a date, an email address, an id or a key. */
const LOOKALIKES = [
  '2023-02-29',
  '1900-02-29',
  '2024-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '26-01-01',
  '2026-11-23T00:00:00Z',
  '２０２６-01-01',
  'jane@example',
  'jane@@example.com',
  '.jane@example.com',
  'ja..ne@example.com',
  'jane@-example.com',
  'jane@example.com.',
  'Jane <j@a.bc>',
  'jäne@example.com',
  `${'j'.repeat(65)}@example.com`,
  `${'j.'.repeat(32)}j@example.com`,
  `jane@${'e'.repeat(64)}.com`,
  'jane@exämple.com',
  '3f2504e0-4f89-91d3-0a0c-0305e82c3301',
  '3f2504e04f8941d39a0c0305e82c3301',
  'urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '2026-11-23 09:30:00Z',
  '2026-11-23t09:30:00z',
  '2016-12-31T23:59:60Z',
  '2026-11-23T09:30Z',
  '2026-11-23T24:00:00Z',
  '/path',
  'example.com',
  'mailto:jane@example.com',
  'https://a b.com',
  '.',
  '..',
  '...',
  '__proto__',
  'constructor',
  ' a',
  'a ',
];

/** Names that every object inherits, and near misses. */
const UNKNOWN_NAMES = ['constructor', 'toString', 'hasOwnProperty', '', ' ', '0', 'zzz', 'customer_Key'];

type Fault<T> = (value: T, schema: Schema, choice: Choice) => unknown;

const TEXT_FAULTS: readonly Fault<string>[] = [
  (text, { minLength = 1 }) => stretch(text, Math.max(0, minLength - 1)),
  (text, { maxLength = 50 }) => stretch(text, maxLength + 1),
  (text, { maxLength = 50 }) => stretch(text, maxLength + 1, '😀'),
  (text, { maxLength = 50 }) => stretch(text, maxLength, '😀'),
  (text, _, choice) => insert(text, choice.pick(INTRUDERS), choice),
  (text) => `${text}\n`,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (_text, _schema, choice) => choice.pick(LOOKALIKES),
];

const NUMBER_FAULTS: readonly Fault<number>[] = [
  (value, { minimum, exclusiveMinimum }) => (minimum === undefined ? (exclusiveMinimum ?? value) : below(minimum)),
  (value, { maximum, exclusiveMaximum }) => (maximum === undefined ? (exclusiveMaximum ?? value) : above(maximum)),
  (value) => value + 0.5,
  (value) => -value,
  (_value, _schema, choice) => choice.pick([-0, 1e21, -1e21, 5e-324, 2 ** 53, 1.7e308, 0.1 + 0.2]),
  (value) => String(value),
];

const ARRAY_FAULTS: readonly Fault<readonly unknown[]>[] = [
  (items, { minItems = 0 }) => items.slice(0, Math.max(0, minItems - 1)),
  (items, { maxItems = 20 }) => Array.from({ length: maxItems + 1 }, (_, index) => items[index % items.length] ?? {}),
  (items) => [...items, ...items],
  (items, _, choice) => [...items, choice.pick([null, 'a', 1, [], {}])],
  (items) => ({ ...items }),
];

const OBJECT_FAULTS: readonly Fault<Record<string, unknown>>[] = [
  (object, _, choice) => withProperty(object, choice.pick(UNKNOWN_NAMES), choice.pick([null, 'a', 1, {}])),
  (object) => withProperty(object, '__proto__', 1),
  (object, _, choice) => without(object, choice.pick([...Object.keys(object), ''])),
  (object, _, choice) => withProperty(object, `n${choice.pick(INTRUDERS)}`, 'a'),
  (object, _, choice) => withProperty(object, 'n'.repeat(choice.integer(254, 256)), 'a'),
  (object, _, choice) => withProperty(object, '😀'.repeat(choice.integer(254, 256)), 'a'),
  (object, { maxProperties = 10 }) => ({ ...object, ...numbered(maxProperties + 1 - Object.keys(object).length) }),
  (object, { minProperties = 1 }) =>
    Object.fromEntries(Object.entries(object).slice(0, Math.max(0, minProperties - 1))),
  (object) => Object.entries(object),
];

/** A smaller number, even if subtracting 1 would change nothing. */
function below(bound: number): number {
  return Math.abs(bound) < 2 ** 53 ? bound - 1 : bound - Math.abs(bound) * Number.EPSILON;
}

function above(bound: number): number {
  return -below(-bound);
}

/** An own property even if it is called `__proto__`, as `JSON.parse` makes it. */
function withProperty(object: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([...Object.entries(object), [name, value]]);
}

function without(object: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== name));
}

function numbered(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: Math.max(0, count) }, (_, index) => [`extra${index}`, 'a']));
}
