import type { Schema } from '../document/openapi-document.ts';
import { below, faultAt, type Place } from './place.ts';
import { schemaSource } from './schema-source.ts';

/** The one place where the server looks for independent items. Any deeper, nobody would check them. */
const OWN_PROPERTY = /^#\/components\/schemas\/[^/]+\/properties\/[^/]+$/;

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
  if (validation !== 'independently') throw faultAt(place, 'x-validate-items knows only "independently"');
  if (schema.items?.$ref === undefined) throw faultAt(place, 'independent items need a named schema');
  if (!OWN_PROPERTY.test(place.pointer)) {
    throw faultAt(place, 'only a property of a request body can have independent items');
  }
  return 'jsonObject()';
}
