import { document } from '../document/document.ts';
import type { Schema } from '../document/openapi-document.ts';
import { declaredOperations } from '../document/operations.ts';

/** An example of a single value: of a schema, a parameter or a header. */
export interface ValueExample {
  readonly place: string;
  readonly schema: Schema;
  readonly value: unknown;
}

const { schemas, headers } = document.components;

/** Every example that the document gives beside those of whole bodies. */
export const otherExamples: readonly ValueExample[] = [
  ...Object.entries(schemas).flatMap(([name, schema]) => examplesWithin(name, schema)),
  ...Object.entries(headers).flatMap(([name, { example, schema }]) => exampleOf(name, example, schema)),
  ...declaredOperations.flatMap(({ operationId, parameters }) =>
    parameters.flatMap(({ name, example, schema }) => exampleOf(`${operationId} ${name}`, example, schema)),
  ),
];

function exampleOf(place: string, example: unknown, schema: Schema): ValueExample[] {
  return example === undefined ? [] : [{ place, schema, value: example }];
}

function examplesWithin(place: string, schema: Schema): ValueExample[] {
  const own = (schema.examples ?? []).map((value) => ({ place, schema, value }));
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    examplesWithin(`${place}.${name}`, part),
  );
  return [...own, ...below];
}
