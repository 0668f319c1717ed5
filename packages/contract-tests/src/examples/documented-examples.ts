import type { OperationId } from '@rollcall/contract';
import { document, resolve } from '../document/document.ts';
import type { MediaTypeObject, ResponseObject, Schema } from '../document/openapi-document.ts';
import { declaredOperations } from '../document/operations.ts';
import type { Direction } from '../document/schemas.ts';

/** An example of a body, and its place in the document. */
export interface DocumentedExample {
  /** The operation that shows the example; an alias is an operation of its own. */
  readonly operationId: OperationId;
  readonly direction: Direction;
  /** The status of a response; `undefined` for a request. */
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

/** An example of a success of an operation. */
export function successOf(operationId: string): DocumentedExample {
  const found = responseExamples.find((example) => example.operationId === operationId && Number(example.status) < 400);
  if (found === undefined) throw new Error(`The document has no example of a success of ${operationId}`);
  return found;
}

/** The request example of this name. The response example that it leads to has the same name. */
export function requestExample(operationId: string, name: string): unknown {
  const found = requestExamples.find((example) => example.operationId === operationId && example.name === name);
  if (!found) throw new Error(`${operationId} has no request example ${name}`);
  return found.value;
}

/** The declared headers of a response, in lower case, with the values that the document shows. */
export function exampleHeaders({ headers = {} }: ResponseObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => {
      const { example, schema } = resolve(header);
      return [name.toLowerCase(), String(example ?? schema.const)];
    }),
  );
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

/** All examples of the document that are not a whole body. */
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
  const own = exampleOf(place, schema.example, schema);
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    examplesWithin(`${place}.${name}`, part),
  );
  return [...own, ...below];
}
