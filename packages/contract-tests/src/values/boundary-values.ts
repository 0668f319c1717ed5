import { cases, nameOf, resolve } from '../document/document.ts';
import type { Schema } from '../document/openapi-document.ts';
import { type ExpectedIssues, expectedIssues } from '../oracle/expected-issues.ts';
import { uniqueEmail, uniqueKey } from '../requests/customers.ts';
import { textValues } from './text-values.ts';

/** A value at or beyond a bound of a schema. The schema decides whether the value is valid. */
export interface BoundaryValue {
  /** The place that differs from the minimal value, such as `contact_people.0.email_address`. */
  readonly place: string;
  readonly value: unknown;
}

/** A value of each JSON type. In any place, most of them have the wrong type. */
const ONE_OF_EACH_TYPE = [null, true, 5, 1.5, 'text', [], [null], {}];

/**
 * Values that exercise every keyword of a schema from both sides, one place at a time: at each bound and one beyond, each
 * member of an enumeration and another value, each required property missing, an unknown property at every depth.
 */
export function boundaryValuesOf(schema: Schema, place: readonly string[] = []): BoundaryValue[] {
  const here = (value: unknown): BoundaryValue => ({ place: place.join('.'), value });
  return [...ONE_OF_EACH_TYPE.map(here), ...valuesByKeyword(schema, place)];
}

/** The boundary values that a schema of the document rejects, each with the issues that a server must report. */
export function invalidBoundaryValuesOf(
  schemaName: string,
): readonly (BoundaryValue & { readonly expected: ExpectedIssues })[] {
  const schema = { $ref: `#/components/schemas/${schemaName}` };
  const all = boundaryValuesOf(schema).map((one) => ({ ...one, expected: expectedIssues(schema, one.value) }));
  return cases(
    'invalid boundary values',
    all.filter(({ expected }) => expected.size > 0),
  );
}

function valuesByKeyword(schema: Schema, place: readonly string[]): BoundaryValue[] {
  const here = (value: unknown): BoundaryValue => ({ place: place.join('.'), value });
  const name = nameOf(schema);
  const resolved = resolve(schema);
  const types = [resolved.type ?? []].flat();
  if (name === 'MetadataValue') return [];
  if (resolved.anyOf) return resolved.anyOf.flatMap((option) => valuesByKeyword(option, place));
  if (resolved.enum) return [...resolved.enum, 'OTHER', 'individual', ''].map(here);
  if (types.includes('string')) return textValues(name, resolved).map(here);
  if (types.includes('integer')) return numberValues(resolved).map(here);
  if (types.includes('array')) return arrayValues(resolved, place);
  return types.includes('object') ? objectValues(resolved, place) : [];
}

function numberValues({ minimum = 0, maximum = 0 }: Schema): number[] {
  return [minimum - 1, minimum, minimum + 0.5, maximum, maximum + 1];
}

function arrayValues({ items = {}, minItems = 0, maxItems = 0 }: Schema, place: readonly string[]): BoundaryValue[] {
  const sizes = [minItems - 1, minItems, maxItems, maxItems + 1].filter((size) => size >= 0);
  const list = (length: number): unknown => Array.from({ length }, () => minimalValue(items));
  return [
    ...sizes.map((size) => ({ place: place.join('.'), value: list(size) })),
    ...boundaryValuesOf(items, [...place, '0']).map((one) => ({ ...one, value: [one.value] })),
  ];
}

function objectValues(schema: Schema, place: readonly string[]): BoundaryValue[] {
  const minimal = (): object => minimalValue(schema) as object;
  const within = (name: string, value: unknown): object =>
    Object.fromEntries([...Object.entries(minimal()), [name, value]]);
  const places = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    boundaryValuesOf(property, [...place, name]).map((one) => ({ ...one, value: within(name, one.value) })),
  );
  const at = (name: string, value: unknown): BoundaryValue => ({ place: [...place, name].join('.'), value });
  const missing = (schema.required ?? []).map((name) => at(name, without(minimal(), name)));
  const names = [
    'no_such_field',
    '__proto__',
    'constructor',
    '',
    'n'.repeat(255),
    'n'.repeat(256),
    'a\u0000b',
    '\ud800',
  ];
  return [...places, ...missing, ...names.map((name) => at(name, within(name, 1))), ...propertyCounts(schema, place)];
}

/** Objects with the largest number of free properties, and with one more. */
function propertyCounts({ maxProperties, additionalProperties }: Schema, place: readonly string[]): BoundaryValue[] {
  if (maxProperties === undefined || !additionalProperties) return [];
  return [maxProperties, maxProperties + 1].map((size) => ({
    place: place.join('.'),
    value: Object.fromEntries(Array.from({ length: size }, (_, index) => [`name_${index}`, index])),
  }));
}

function without(object: object, name: string): object {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== name));
}

/** Schemas whose values must be unique, or have a form that a repeated letter has not. */
const BY_NAME: Readonly<Record<string, () => unknown>> = {
  CustomerKey: uniqueKey,
  Email: uniqueEmail,
  WebhookUrl: () => 'https://hooks.example.com/rollcall',
};

/** A valid value without optional parts. Keys and addresses differ with each call. */
function minimalValue(schema: Schema): unknown {
  const named = BY_NAME[nameOf(schema) ?? ''];
  if (named) return named();
  const { anyOf, enum: members, required = [], properties = {}, minItems, ...rest } = resolve(schema);
  if (anyOf?.[0]) return minimalValue(anyOf[0]);
  if (members) return members[0];
  switch (typeof rest.type === 'string' ? rest.type : rest.type?.[0]) {
    case 'object':
      return Object.fromEntries(required.map((name) => [name, minimalValue(properties[name] ?? {})]));
    case 'array':
      return Array.from({ length: minItems ?? 0 }, () => minimalValue(rest.items ?? {}));
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(rest.minimum ?? 0, 0);
    default:
      return 'x'.repeat(rest.minLength ?? 0);
  }
}
