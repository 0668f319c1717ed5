import type { JsonType, Schema } from '../../../generator/document/openapi.ts';
import { typesOf } from '../../../generator/emit/keywords.ts';
import type { Choice } from './choice.ts';
import { validText } from './texts.ts';

/** Optional parts are omitted below this level, so that recursive schemas end. */
const MAX_DEPTH = 4;

/** A value that the schema probably accepts; the test asks ajv. */
export function validValue(schema: Schema, choice: Choice, depth = 0): unknown {
  if (schema.$ref !== undefined) return validValue(choice.resolve(schema), choice, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return choice.pick(schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return validValue(pickBranch(branches, choice, depth), choice, depth);
  if (schema.allOf) return merged(schema.allOf.map((branch) => validValue(branch, choice, depth)));
  const types = typesOf(schema);
  return types.length === 0
    ? choice.pick([null, 1, 'a', [], {}])
    : valueOfType(choice.pick(types), schema, choice, depth);
}

function pickBranch(branches: readonly Schema[], choice: Choice, depth: number): Schema {
  const scalars = branches.filter((branch) => branch.type !== 'array' && branch.type !== 'object');
  return choice.pick(depth >= MAX_DEPTH && scalars.length > 0 ? scalars : branches);
}

function valueOfType(type: JsonType, schema: Schema, choice: Choice, depth: number): unknown {
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return choice.once(2);
    case 'integer':
    case 'number':
      return validNumber(type, schema, choice);
    case 'string':
      return validText(schema, choice);
    case 'array':
      return validArray(schema, choice, depth);
    case 'object':
      return validObject(schema, choice, depth);
  }
}

function validNumber(type: JsonType, schema: Schema, choice: Choice): number {
  const min = schema.minimum ?? schema.exclusiveMinimum ?? -1e6;
  const max = schema.maximum ?? schema.exclusiveMaximum ?? 1e6;
  if (choice.once(3)) return choice.pick([min, max]);
  if (type === 'number') return choice.number(min, max);
  return choice.integer(Math.max(min, -(2 ** 31)), Math.min(max, 2 ** 31));
}

function validArray(schema: Schema, choice: Choice, depth: number): unknown[] {
  const { minItems: min = 0, maxItems: max = 3 } = schema;
  const length = depth >= MAX_DEPTH ? min : choice.pick([min, Math.min(max, min + choice.integer(0, 2))]);
  const items = Array.from({ length }, () => validValue(schema.items ?? {}, choice, depth + 1));
  const [first] = items;
  // A full list of one repeated item tests the bound as well as a list of different ones, and is much cheaper.
  return choice.once(10) && !schema.uniqueItems && isSmall(first) ? Array(max).fill(first) : items;
}

function validObject(schema: Schema, choice: Choice, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  const required = new Set(schema.required);
  const optional = Object.keys(schema.properties ?? {}).filter((name) => !required.has(name));
  const chosen = Array.from({ length: Math.min(optional.length, 5) }, () => choice.pick(optional));
  for (const name of [...required, ...(choice.once(4) ? optional : chosen)]) {
    object[name] = validValue(schema.properties?.[name] ?? {}, choice, depth + 1);
  }
  if (schema.additionalProperties !== false && depth < MAX_DEPTH) addUndeclared(object, schema, choice, depth);
  return object;
}

function addUndeclared(object: Record<string, unknown>, schema: Schema, choice: Choice, depth: number): void {
  const { maxProperties: max = 3, minProperties: min = 0 } = schema;
  const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  const value = validValue(values, choice, depth + 1);
  const wanted = choice.once(20) && isSmall(value) ? max : choice.integer(0, Math.min(max, 3));
  const count = Math.max(min, wanted) - Object.keys(object).length;
  for (let index = 0; index < count; index++) {
    const name = index < 3 && schema.propertyNames ? String(validValue(schema.propertyNames, choice)) : `name${index}`;
    // An own property even if it is called __proto__, as JSON.parse makes it.
    const ownValue = index < 3 ? validValue(values, choice, depth + 1) : value;
    Object.defineProperty(object, name, { value: ownValue, enumerable: true, configurable: true, writable: true });
  }
}

/** One value for all branches: the properties of all objects together, or else the first value. */
function merged(values: readonly unknown[]): unknown {
  return values.every((value) => typeof value === 'object') ? Object.assign({}, ...values) : values[0];
}

/** Whether a value can be repeated up to the largest bounds without making the test slow. */
function isSmall(value: unknown): boolean {
  return value !== undefined && JSON.stringify(value).length < 40;
}
