import { isDeepStrictEqual } from 'node:util';
import type { JsonType, Schema } from '../document/openapi.ts';
import { componentName } from '../document/references.ts';
import { schemaForm, typesOf } from './keywords.ts';
import { below, faultAt, type Place } from './place.ts';
import { arrayLiteral, objectLiteral, stringLiteral } from './typescript.ts';
import { numberSource, stringSource, valuesSource } from './zod-scalars.ts';

/**
 * The zod expression that accepts exactly the values that a JSON Schema accepts.
 *
 * @throws {DocumentError} if the schema uses a keyword, a format or a combination that has no exact counterpart.
 */
export function schemaSource(schema: Schema, place: Place): string {
  const source = checkSource(schema, place);
  return schema.description ? `${source}.describe(${stringLiteral(schema.description.trim())})` : source;
}

function checkSource(schema: Schema, place: Place): string {
  switch (schemaForm(schema, place)) {
    case '$ref':
      return place.refer(componentName(schema, place.pointer) as string);
    case 'anyOf':
      return anyOfSource(schema.anyOf ?? [], place);
    case 'oneOf':
      return `z.xor(${arrayLiteral(branchSources(schema.oneOf ?? [], 'oneOf', place))})`;
    case 'allOf':
      return allOfSource(schema.allOf ?? [], place);
    case 'const':
      return valuesSource([schema.const ?? null], schema, place);
    case 'enum':
      return valuesSource(schema.enum ?? [], schema, place);
    case 'type':
      return typeSource(schema, place);
    case 'anything':
      return 'z.unknown()';
  }
}

/** At least one branch holds. A branch of `null` alone makes the others nullable, which keeps their issues readable. */
function anyOfSource(branches: readonly Schema[], place: Place): string {
  const sources = branchSources(branches, 'anyOf', place);
  const others = sources.filter((_, index) => branches[index]?.type !== 'null' && branches[index]?.const !== null);
  if (others.length === 0) throw faultAt(place, 'anyOf needs a branch that allows more than null');
  const source =
    byTypeSource(branches, place) ?? (others.length === 1 ? others.join() : `z.union(${arrayLiteral(others)})`);
  return others.length < sources.length ? `${source}.nullable()` : source;
}

/** A branch for each type, of which only that of the value is tried; `undefined` if a type has none or several. */
function byTypeSource(branches: readonly Schema[], place: Place): string | undefined {
  const types = branches.map((branch) => (branch.type === 'integer' ? undefined : branch.type));
  const expected = ['array', 'boolean', 'number', 'object', 'string'];
  const others = types.filter((type) => type !== 'null');
  if (!isDeepStrictEqual([...others].sort(), expected)) return undefined;
  const sources = branchSources(branches, 'anyOf', place);
  const entries = types.flatMap((type, index) =>
    type === 'null' ? [] : [[String(type), sources[index] ?? ''] as const],
  );
  return `${place.use('byType')}(${objectLiteral(entries)})`;
}

/** All branches hold. zod's own intersection accepts unknown names that one branch rejects; `allOf` does not. */
function allOfSource(branches: readonly Schema[], place: Place): string {
  const sources = branchSources(branches, 'allOf', place);
  return sources.length === 1 ? sources.join() : `${place.use('allOf')}(${arrayLiteral(sources)})`;
}

function branchSources(branches: readonly Schema[], keyword: string, place: Place): string[] {
  if (branches.length === 0) throw faultAt(place, `${keyword} needs at least one branch`);
  return branches.map((branch, index) => schemaSource(branch, below(place, keyword, index)));
}

const TYPE_SOURCES: Readonly<Record<JsonType, (schema: Schema, place: Place) => string>> = {
  null: () => 'z.null()',
  boolean: () => 'z.boolean()',
  integer: numberSource,
  number: numberSource,
  string: stringSource,
  array: arraySource,
  object: objectSource,
};

/** A schema with `type`. A keyword decides for its own type only, so each type is checked by itself. */
function typeSource(schema: Schema, place: Place): string {
  const types = typesOf(schema);
  if (types.length === 0) throw faultAt(place, 'type must name at least one type');
  const sources = types
    .filter((type) => type !== 'null')
    .map((type) => {
      if (!TYPE_SOURCES[type]) throw faultAt(place, `the type ${type} is not one of JSON Schema`);
      return TYPE_SOURCES[type]({ ...schema, type }, place);
    });
  const [first, ...rest] = sources;
  if (first === undefined) return 'z.null()';
  const source = rest.length === 0 ? first : `z.union(${arrayLiteral(sources)})`;
  return types.includes('null') ? `${source}.nullable()` : source;
}

/** An array with the bounds of its length. */
function arraySource(schema: Schema, place: Place): string {
  const { minItems: min, maxItems: max } = schema;
  const bounds = Object.entries({ min, max }).filter((bound): bound is [string, number] => bound[1] !== undefined);
  const rest = bounds.length === 0 ? '' : `, ${objectLiteral(bounds.map(([name, value]) => [name, String(value)]))}`;
  return [
    `${place.use('list')}(${itemSource(schema, place)}${rest})`,
    schema.uniqueItems ? `.check(${place.use('uniqueItems')})` : '',
  ].join('');
}

/** The only place where the server looks for independent items. Nobody would check them any deeper. */
const OWN_PROPERTY = /^#\/components\/schemas\/[^/]+\/properties\/[^/]+$/;

/** Independent items can be anything here, and stay exactly as they were sent. The server checks them later. */
function itemSource(schema: Schema, place: Place): string {
  const validation = schema['x-validate-items'];
  if (validation === undefined) return schemaSource(schema.items ?? {}, below(place, 'items'));
  if (validation !== 'independently') throw faultAt(place, 'x-validate-items knows only "independently"');
  if (schema.items?.$ref === undefined) throw faultAt(place, 'independent items need a named schema');
  if (!OWN_PROPERTY.test(place.pointer)) {
    throw faultAt(place, 'only a property of a request body can have independent items');
  }
  return 'z.unknown()';
}

/** An object: closed (`additionalProperties: false`), open, or a record of names and values. */
function objectSource(schema: Schema, place: Place): string {
  assertPropertiesDeclared(schema, place);
  const { properties, minProperties, maxProperties } = schema;
  if (maxProperties === 0) {
    if (properties) throw faultAt(place, 'maxProperties: 0 leaves no room for properties');
    return 'z.strictObject({})';
  }
  const isClosed = schema.additionalProperties === false;
  const hasMax = isClosed && maxProperties !== undefined;
  return [
    isClosed ? closedSource(schema, place) : openSource(schema, place),
    minProperties === undefined ? '' : `.check(${place.use('minProperties')}(${minProperties}))`,
    hasMax ? `.check(${place.use('maxProperties')}(${maxProperties}))` : '',
  ].join('');
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

function closedSource(schema: Schema, place: Place): string {
  if (schema.propertyNames) throw faultAt(place, 'propertyNames decides nothing beside additionalProperties: false');
  return `z.strictObject(${shapeSource(schema, place)})`;
}

/** zod's records and loose objects ignore an own `__proto__`; `jsonObject` checks it like any other name. */
function openSource(schema: Schema, place: Place): string {
  const parts: [string, string][] = [];
  if (schema.properties) parts.push(['properties', `z.object(${shapeSource(schema, place)})`]);
  if (schema.propertyNames) parts.push(['names', schemaSource(schema.propertyNames, below(place, 'propertyNames'))]);
  if (typeof schema.additionalProperties === 'object') {
    parts.push(['values', schemaSource(schema.additionalProperties, below(place, 'additionalProperties'))]);
  }
  if (schema.maxProperties !== undefined) parts.push(['max', String(schema.maxProperties)]);
  return `${place.use('jsonObject')}(${parts.length === 0 ? '' : objectLiteral(parts)})`;
}

/** `{ name: source, … }` of the declared properties. */
function shapeSource(schema: Schema, place: Place): string {
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const source = schemaSource(property, below(place, 'properties', name));
    return [name, required.has(name) ? source : `${source}.exactOptional()`] as const;
  });
  return objectLiteral(entries);
}
