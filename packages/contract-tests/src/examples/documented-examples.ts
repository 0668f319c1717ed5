import type { OperationId } from '@rollcall/contract';
import { document, resolve } from '../document/document.ts';
import type { MediaTypeObject, Schema } from '../document/openapi-document.ts';
import { declaredOperations } from '../document/operations.ts';
import type { Direction } from '../document/schemas.ts';

/** An example of a body, and where the document gives it. */
export interface DocumentedExample {
  /** Of an alias, its own. */
  readonly operationId: OperationId;
  readonly direction: Direction;
  /** Of a response. */
  readonly status: number | undefined;
  readonly mediaType: string;
  readonly name: string;
  readonly schema: Schema;
  readonly value: unknown;
}

/** The examples of all request bodies, aliases included. */
export const requestExamples: readonly DocumentedExample[] = declaredOperations.flatMap(
  ({ operationId, requestBody }) =>
    examplesIn(requestBody?.content ?? {}, {
      operationId: operationId as OperationId,
      direction: 'request',
      status: undefined,
    }),
);

/** The examples of all response bodies, aliases included. */
export const responseExamples: readonly DocumentedExample[] = declaredOperations.flatMap(({ operationId, responses }) =>
  Object.entries(responses).flatMap(([status, { content = {} }]) =>
    examplesIn(content, { operationId: operationId as OperationId, direction: 'response', status: Number(status) }),
  ),
);

/** The request example of this name, which stands beside the response example that it leads to. */
export function requestExample(operationId: string, name: string): unknown {
  const found = requestExamples.find((example) => example.operationId === operationId && example.name === name);
  if (!found) throw new Error(`${operationId} has no request example ${name}`);
  return found.value;
}

function examplesIn(
  content: Readonly<Record<string, MediaTypeObject>>,
  origin: Pick<DocumentedExample, 'operationId' | 'direction' | 'status'>,
): DocumentedExample[] {
  return Object.entries(content).flatMap(([mediaType, { schema, examples = {} }]) =>
    Object.entries(examples).map(([name, example]) => ({
      ...origin,
      mediaType,
      name,
      schema,
      value: resolve(example).value,
    })),
  );
}

/** An example of a single value: of a schema, a parameter or a header. */
interface ValueExample {
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
