import type { OpenApiDocument, Schema } from './openapi.ts';
import { pointerBelow, resolve } from './references.ts';

const SCHEMAS = '#/components/schemas';

/** A property that is present exactly if `code` is one of these. */
interface PropertyByCode {
  readonly name: string;
  readonly codes: readonly string[];
}

/**
 * The document with each schema split in two whose `code` decides about another property: `IssueWithExisting` and
 * `IssueWithoutExisting`. Only the types are generated from this form, so that a check of `code` tells the compiler
 * whether the property is there.
 */
export function withVariantsByCode(document: OpenApiDocument): OpenApiDocument {
  const schemas = document.components?.schemas ?? {};
  const variants = Object.entries(schemas).map(([name, schema]) => variantsOf(document, name, schema));
  return { ...document, components: { ...document.components, schemas: Object.assign({}, ...variants) } };
}

/**
 * The property that the `code` of a schema decides about; `null` if there is none. The schema of the property lists the
 * codes in `x-present-with-codes`.
 */
export function propertyByCode(document: OpenApiDocument, name: string, schema: Schema): PropertyByCode | null {
  if (schema.properties?.code === undefined) return null;
  for (const [property, declared] of Object.entries(schema.properties)) {
    const codes = resolve<Schema>(document, declared, pointerBelow(SCHEMAS, name))['x-present-with-codes'];
    if (codes !== undefined) return { name: property, codes: Object.keys(codes) };
  }
  return null;
}

function variantsOf(document: OpenApiDocument, name: string, schema: Schema): Record<string, Schema> {
  const property = propertyByCode(document, name, schema);
  if (property === null) return { [name]: schema };
  const { enum: values = [], ...code } = resolve<Schema>(document, schema.properties?.code ?? {}, SCHEMAS);
  const [present, absent] = [true, false].map((listed) =>
    values.filter((value) => property.codes.includes(String(value)) === listed),
  );
  const variant = (codes: Schema['enum'], change: Schema): Schema => ({
    ...schema,
    ...change,
    properties: { ...schema.properties, ...change.properties, code: { ...code, enum: codes ?? [] } },
  });
  const withProperty = variant(present, { required: [...(schema.required ?? []), property.name] });
  // `false` allows no value, so that the property can be read, and is never there.
  const withoutProperty = variant(absent, { properties: { [property.name]: false as unknown as Schema } });
  if (absent?.length === 0) return { [name]: withProperty };
  if (present?.length === 0) return { [name]: withoutProperty };
  const suffix = `${property.name.charAt(0).toUpperCase()}${property.name.slice(1)}`;
  const variants = { [`${name}With${suffix}`]: withProperty, [`${name}Without${suffix}`]: withoutProperty };
  const anyOf = Object.keys(variants).map((variantName) => ({ $ref: pointerBelow(SCHEMAS, variantName) }));
  return { [name]: { ...(schema.description && { description: schema.description }), anyOf }, ...variants };
}
