import type { Schema } from '../document/openapi-document.ts';

export const anything: Schema = {};
export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const integer: Schema = { type: 'integer' };
export const integerOrNull: Schema = { type: ['integer', 'null'] };
export const boolean: Schema = { type: 'boolean' };
export const list: Schema = { type: 'array' };
export const object: Schema = { type: 'object' };
export const objectOrNull: Schema = { type: ['object', 'null'] };

/** An object with all of these properties, and any others. */
export function having(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: true };
}

/** Properties of the same type. */
export function each(names: readonly string[], schema: Schema): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

/** A successful response with this data. */
export function envelope(data: Schema, meta: Schema = object): Schema {
  return having({ statusCode: integer, message: text, meta, data, errors: object });
}
