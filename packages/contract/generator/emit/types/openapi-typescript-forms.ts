import type { Json, OpenApiDocument, Schema } from '../../document/openapi.ts';
import { resolve } from '../../document/references.ts';

/** The document with the forms that openapi-typescript 7 does not understand, or loses, in forms that it keeps. */
export function inOpenapiTypescriptForms(document: OpenApiDocument): OpenApiDocument {
  const rewrite = (schema: Schema) => describeReferences(document, exactlyOneProperty(nullConstant(schema)));
  return mapSchemas(document as unknown as Json, rewrite) as unknown as OpenApiDocument;
}

/** Keywords whose values are data. An extension is data as well. */
const DATA_KEYWORDS = new Set(['const', 'default', 'enum', 'example', 'examples']);

/** Every object of the document that is not data, the inner ones first. */
function mapSchemas(value: Json, rewrite: (schema: Schema) => Schema): Json {
  if (Array.isArray(value)) return value.map((part) => mapSchemas(part, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => {
    const isData = DATA_KEYWORDS.has(name) || name.startsWith('x-');
    return [name, isData ? part : mapSchemas(part, rewrite)] as const;
  });
  return rewrite(Object.fromEntries(entries)) as Json;
}

/** `const: null` would become `unknown`. */
function nullConstant(schema: Schema): Schema {
  return schema.const === null ? { ...schema, type: 'null' } : schema;
}

/**
 * Exactly one of several properties, as a `oneOf` that requires each of them: an object for each, in which the others are not
 * allowed.
 */
function exactlyOneProperty({ oneOf, ...schema }: Schema): Schema {
  const { properties, description } = schema;
  const names = (oneOf ?? []).flatMap((one) => (isRequiredOnly(one) ? one.required : []));
  if (!properties || names.length === 0 || names.length !== oneOf?.length) return oneOf ? { ...schema, oneOf } : schema;
  const alternatives = names.map((name) => ({
    ...schema,
    required: [...(schema.required ?? []), name],
    properties: { ...properties, ...mapToNothing(names.filter((other) => other !== name)) },
  }));
  return { ...(description && { description }), oneOf: alternatives };
}

function isRequiredOnly(schema: Schema): schema is { readonly required: readonly [string] } {
  return Object.keys(schema).join() === 'required' && schema.required?.length === 1;
}

/** `false` allows no value. */
function mapToNothing(names: readonly string[]): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, false as unknown as Schema]));
}

/** The keywords that an editor shows of a schema. */
const ANNOTATIONS = ['description', 'format', 'deprecated', 'example', 'examples'] as const;

/** A property that refers to a component has the annotations of the component, as far as it has none of its own. */
function describeReferences(document: OpenApiDocument, schema: Schema): Schema {
  if (typeof schema.properties !== 'object') return schema;
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    if (property?.$ref === undefined) return [name, property] as const;
    const target = resolve<Schema>(document, { $ref: property.$ref }, property.$ref);
    const inherited = ANNOTATIONS.filter((keyword) => target[keyword] !== undefined);
    return [
      name,
      { ...Object.fromEntries(inherited.map((keyword) => [keyword, target[keyword]])), ...property },
    ] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
