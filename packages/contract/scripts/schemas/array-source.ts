import type { Schema } from '../document/openapi-document.js';
import { below, faultAt, type Place } from './place.js';
import { schemaSource } from './schema-source.js';

/** An array with the bounds of its length. */
export function arraySource(schema: Schema, place: Place): string {
  return [
    `z.array(${itemSource(schema, place)})`,
    schema.minItems === undefined ? '' : `.min(${schema.minItems})`,
    schema.maxItems === undefined ? '' : `.max(${schema.maxItems})`,
    schema.uniqueItems ? '.check(uniqueItems)' : '',
  ].join('');
}

/** Items that the server checks one by one are only asked to be objects here, and are kept exactly as they were sent. */
function itemSource(schema: Schema, place: Place): string {
  const validation = schema['x-validate-items'];
  if (validation === undefined) return schemaSource(schema.items ?? {}, below(place, 'items'));
  if (validation !== 'independently') throw faultAt(place, `x-validate-items knows only "independently"`);
  if (schema.items?.$ref === undefined)
    throw faultAt(place, 'items that are checked independently need a named schema');
  return 'jsonObject()';
}
