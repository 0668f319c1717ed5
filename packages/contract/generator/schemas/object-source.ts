import type { Schema } from '../document/openapi-document.ts';
import { objectLiteral } from '../source/typescript-literal.ts';
import { below, faultAt, type Place } from './place.ts';
import { schemaSource } from './schema-source.ts';

/** An object: closed (`additionalProperties: false`), open, or a record of names and values. */
export function objectSource(schema: Schema, place: Place): string {
  assertPropertiesDeclared(schema, place);
  if (schema.maxProperties === 0) return emptySource(schema, place);
  return [
    schema.additionalProperties === false ? closedSource(schema, place) : openSource(schema, place),
    schema.minProperties === undefined ? '' : `.check(minProperties(${schema.minProperties}))`,
    schema.maxProperties === undefined ? '' : `.check(maxProperties(${schema.maxProperties}))`,
  ].join('');
}

/** `{ name: source, … }` of the declared properties; those that may be absent are marked. */
export function shapeSource(schema: Schema, place: Place): string {
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const source = schemaSource(property, below(place, 'properties', name));
    return [name, required.has(name) ? source : `${source}.exactOptional()`] as const;
  });
  return objectLiteral(entries);
}

function closedSource(schema: Schema, place: Place): string {
  if (schema.propertyNames) throw faultAt(place, 'propertyNames decides nothing beside additionalProperties: false');
  return `z.strictObject(${shapeSource(schema, place)})`;
}

/** zod's records and loose objects pass over an own `__proto__`; `jsonObject` judges it like any other name. */
function openSource(schema: Schema, place: Place): string {
  const parts: [string, string][] = [];
  if (schema.properties) parts.push(['properties', `z.object(${shapeSource(schema, place)})`]);
  if (schema.propertyNames) parts.push(['names', schemaSource(schema.propertyNames, below(place, 'propertyNames'))]);
  if (typeof schema.additionalProperties === 'object') {
    parts.push(['values', schemaSource(schema.additionalProperties, below(place, 'additionalProperties'))]);
  }
  return parts.length === 0 ? 'jsonObject()' : `jsonObject(${objectLiteral(parts)})`;
}

function emptySource(schema: Schema, place: Place): string {
  if (schema.properties) throw faultAt(place, 'maxProperties: 0 leaves no room for properties');
  return 'z.strictObject({})';
}

function assertPropertiesDeclared(schema: Schema, place: Place): void {
  const declared = new Set(Object.keys(schema.properties ?? {}));
  for (const name of schema.required ?? []) {
    if (!declared.has(name)) throw faultAt(place, `required names ${name}, which is not among the properties`);
  }
  for (const name of declared) {
    // zod looks properties up through the prototype, where these names are always present.
    if (name in {}) throw faultAt(place, `no property may be called ${name}: every JavaScript object inherits it`);
  }
}
