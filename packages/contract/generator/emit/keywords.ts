import type { JsonType, Schema } from '../document/openapi.ts';
import { faultAt, type Place } from './place.ts';

/** Keywords that describe and never decide. Extensions (`x-…`) are ignored too, except the one for arrays. */
const ANNOTATIONS = [
  'title',
  'description',
  'examples',
  'example',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
  '$comment',
];

const NUMBER_KEYWORDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/** The keywords of each type. A keyword of another type would decide nothing, so it is a mistake and rejected. */
const TYPE_KEYWORDS: Readonly<Record<JsonType, readonly string[]>> = {
  null: [],
  boolean: [],
  integer: NUMBER_KEYWORDS,
  number: NUMBER_KEYWORDS,
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems', 'x-validate-items'],
  object: ['properties', 'required', 'additionalProperties', 'propertyNames', 'minProperties', 'maxProperties'],
};

/** The forms of a schema. Each except the last two is exclusive: only annotations may accompany it. */
const FORMS = ['$ref', 'anyOf', 'oneOf', 'allOf', 'const', 'enum', 'type'] as const;
type SchemaForm = (typeof FORMS)[number] | 'anything';

/**
 * The form of a schema. Rejects every keyword that the generator would not turn into a check.
 *
 * @throws {DocumentError} with the place and the keyword.
 */
export function schemaForm(schema: Schema, place: Place): SchemaForm {
  if (typeof schema !== 'object') throw faultAt(place, `${schema} is not supported as a schema`);
  const form = FORMS.find((keyword) => schema[keyword] !== undefined) ?? 'anything';
  const known = new Set([...ANNOTATIONS, ...keywordsOf(form, schema)]);
  for (const keyword of Object.keys(schema)) {
    if (known.has(keyword)) continue;
    if (keyword === 'x-validate-items') throw faultAt(place, `${keyword} belongs on an array`);
    if (keyword.startsWith('x-')) continue;
    throw faultAt(place, `the keyword ${keyword} is not supported ${besides(form, schema)}`);
  }
  return form;
}

/** The types that a schema allows, as a list; empty if it has no `type`. */
export function typesOf(schema: Schema): readonly JsonType[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function keywordsOf(form: SchemaForm, schema: Schema): readonly string[] {
  if (form === 'anything') return [];
  if (form === 'const' || form === 'enum') return [form, 'type'];
  if (form === 'type') return ['type', ...typesOf(schema).flatMap((type) => TYPE_KEYWORDS[type] ?? [])];
  return [form];
}

function besides(form: SchemaForm, schema: Schema): string {
  if (form === 'anything') return 'without a type';
  return form === 'type' ? `with the type ${typesOf(schema).join(', ')}` : `beside ${form}`;
}
