import type { OperationId } from '@rollcall/contract';
import type { MediaTypeObject, Schema } from '../document/openapi-document.ts';
import { declaredOperations } from '../document/operations.ts';
import { resolve } from '../document/references.ts';
import type { Direction } from '../document/schema-validators.ts';

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
