import type { OpenApiDocument, Schema } from './openapi.ts';
import { componentName, DocumentError, pointerBelow, resolve } from './references.ts';

/** An array of a request body whose items the server checks one by one (`x-validate-items: independently`). */
export interface IndependentItems {
  /** JSON pointer from the body to the array. */
  readonly pointer: string;
  /** The component that each item is checked against. */
  readonly schema: string;
}

/** The independent items of a request body; `null` if it has none. Only its own properties can hold them. */
export function independentItems(document: OpenApiDocument, body: Schema, pointer: string): IndependentItems | null {
  const arrays = Object.entries(resolve<Schema>(document, body, pointer).properties ?? {}).filter(
    ([, property]) => property['x-validate-items'] !== undefined,
  );
  const [first, second] = arrays;
  if (!first) return null;
  if (second) throw new DocumentError(pointer, 'only one array of a body can have independent items');
  const [name, { items }] = first;
  const schema = items ? componentName(items, pointer) : null;
  if (schema === null) throw new DocumentError(pointer, `the independent items of ${name} need a named schema`);
  return { pointer: pointerBelow('', name), schema };
}

/** Whether a schema has such an array, which makes the generated check weaker than the generated type. */
export function hasIndependentItems(schema: Schema): boolean {
  return Object.values(schema.properties ?? {}).some((property) => property['x-validate-items'] !== undefined);
}
