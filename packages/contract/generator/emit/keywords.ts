import type { JsonType, Schema } from '../document/openapi.ts';
import { DocumentError, pointerBelow } from '../document/references.ts';

/** Keywords that describe and never decide. Extensions (`x-…`) are such too, but for the one that arrays know. */
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

/** What each type understands. A keyword of another type would decide nothing, so it is a slip and refused. */
const TYPE_KEYWORDS: Readonly<Record<JsonType, readonly string[]>> = {
  null: [],
  boolean: [],
  integer: NUMBER_KEYWORDS,
  number: NUMBER_KEYWORDS,
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems', 'x-validate-items'],
  object: ['properties', 'required', 'additionalProperties', 'propertyNames', 'minProperties', 'maxProperties'],
};

/** The forms a schema can have. Each but the last two is exclusive: beside it only annotations may stand. */
const FORMS = ['$ref', 'anyOf', 'oneOf', 'allOf', 'const', 'enum', 'type'] as const;
type SchemaForm = (typeof FORMS)[number] | 'anything';

/**
 * Tells the form of a schema and refuses every keyword that the generator would not turn into a check.
 *
 * @throws {DocumentError} that names the place and the keyword.
 */
export function schemaForm(schema: Schema, place: Place): SchemaForm {
  if (typeof schema !== 'object') throw faultAt(place, `${schema} is not supported as a schema`);
  const form = FORMS.find((keyword) => schema[keyword] !== undefined) ?? 'anything';
  const understood = new Set([...ANNOTATIONS, ...keywordsOf(form, schema)]);
  for (const keyword of Object.keys(schema)) {
    if (understood.has(keyword)) continue;
    if (keyword === 'x-validate-items') throw faultAt(place, `${keyword} belongs on an array`);
    if (keyword.startsWith('x-')) continue;
    throw faultAt(place, `the keyword ${keyword} is not supported ${besides(form, schema)}`);
  }
  return form;
}

/** The types that a schema allows, as a list; empty where it does not say. */
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

/** Where a schema stands in the document, and how other schemas are named from there. */
export interface Place {
  /** What errors name. */
  readonly pointer: string;
  /** The source that stands for a component schema. */
  readonly refer: (componentName: string) => string;
}

/** The place of a part of the schema at `place`. */
export function below(place: Place, ...segments: readonly (string | number)[]): Place {
  return { ...place, pointer: pointerBelow(place.pointer, ...segments) };
}

export function faultAt(place: Place, problem: string): DocumentError {
  return new DocumentError(place.pointer, problem);
}

/** The hand-written parts of `src/` that generated schemas may use. */
const RUNTIME = {
  '../json-checks.ts': ['allOf', 'maxProperties', 'minProperties', 'uniqueItems', 'wholeNumber'],
  '../json-object.ts': ['jsonObject'],
} as const;

/** The imports of those parts that a generated source uses. */
export function runtimeImports(source: string): string {
  return Object.entries(RUNTIME)
    .map(([path, names]) =>
      importLine(
        path,
        names.filter((name) => new RegExp(`\\b${name}\\b`).test(source)),
      ),
    )
    .join('');
}

function importLine(path: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `import { ${names.join(', ')} } from '${path}';\n`;
}
