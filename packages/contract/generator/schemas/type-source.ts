import type { JsonType, Schema } from '../document/openapi-document.ts';
import { arrayLiteral } from '../source/typescript-literal.ts';
import { arraySource } from './array-source.ts';
import { typesOf } from './keywords.ts';
import { numberSource } from './number-source.ts';
import { objectSource } from './object-source.ts';
import { faultAt, type Place } from './place.ts';
import { stringSource } from './string-source.ts';

const SOURCES: Readonly<Record<JsonType, (schema: Schema, place: Place) => string>> = {
  null: () => 'z.null()',
  boolean: () => 'z.boolean()',
  integer: numberSource,
  number: numberSource,
  string: stringSource,
  array: arraySource,
  object: objectSource,
};

/** A schema with `type`. A keyword decides for its own type only, so each type is checked by itself. */
export function typeSource(schema: Schema, place: Place): string {
  const types = typesOf(schema);
  const others = types.filter((type) => type !== 'null');
  const sources = others.map((type) => sourceOf(type, { ...schema, type }, place));
  const [first, ...rest] = sources;
  if (first === undefined) return types.length > 0 ? 'z.null()' : fail(place);
  const source = rest.length === 0 ? first : `z.union(${arrayLiteral(sources)})`;
  return types.includes('null') ? `${source}.nullable()` : source;
}

function sourceOf(type: JsonType, schema: Schema, place: Place): string {
  const source = SOURCES[type];
  if (!source) throw faultAt(place, `the type ${type} is not one of JSON Schema`);
  return source(schema, place);
}

function fail(place: Place): never {
  throw faultAt(place, 'type must name at least one type');
}
