import type { Json } from '../document/json.ts';
import type { JsonType, Schema } from '../document/openapi-document.ts';
import { literal } from '../source/typescript-literal.ts';
import { typesOf } from './keywords.ts';
import { faultAt, type Place } from './place.ts';

/** One allowed value. */
export function constSource(schema: Schema, place: Place): string {
  return valuesSource([schema.const as Json], schema, place);
}

/** A list of allowed values. */
export function enumSource(schema: Schema, place: Place): string {
  return valuesSource(schema.enum ?? [], schema, place);
}

/** A value that the type beside it excludes could never be sent, so it is a slip and refused. */
function valuesSource(values: readonly Json[], schema: Schema, place: Place): string {
  for (const value of values) {
    if (typeof value === 'object' && value !== null) throw faultAt(place, 'only scalar values can be listed');
    if (schema.type !== undefined && !typesOf(schema).some((type) => isOfType(value, type))) {
      throw faultAt(place, `${JSON.stringify(value)} is not of the type ${typesOf(schema).join(', ')}`);
    }
  }
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return values.length > 0 ? 'z.null()' : fail(place);
  const source = present.every((value) => typeof value === 'string')
    ? `z.enum(${literal(present)})`
    : `z.literal(${literal(present)})`;
  return present.length < values.length ? `${source}.nullable()` : source;
}

function isOfType(value: Json, type: JsonType): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function fail(place: Place): never {
  throw faultAt(place, 'enum must list at least one value');
}
