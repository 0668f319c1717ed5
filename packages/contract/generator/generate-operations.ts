import type { OperationDefinition, ResponseDefinition, RouteDefinition } from '../src/operation-definition.ts';
import { type CanonicalOperation, canonicalOperations } from './document/canonical-operations.ts';
import { independentItems } from './document/independent-items.ts';
import type { Json } from './document/json.ts';
import { jsonSchema } from './document/json-content.ts';
import { pointerBelow } from './document/json-pointer.ts';
import type { OpenApiDocument, ResponseObject } from './document/openapi-document.ts';
import type { OperationDeclaration } from './document/operation-declarations.ts';
import { parameterDefinition } from './document/parameter-definition.ts';
import { componentName } from './document/references.ts';
import { HEADER } from './source/header.ts';
import { literal, objectLiteral } from './source/typescript-literal.ts';

/** `operations.ts`: the run-time table of operations. */
export function generateOperations(document: OpenApiDocument): string {
  const entries = canonicalOperations(document).map(
    (operation) => [operation.operationId, literal(definition(document, operation) as unknown as Json)] as const,
  );
  return [
    HEADER,
    "import type { OperationDefinition } from '../operation-definition.ts';\n\n",
    '/** Every operation of the document under its operationId, in the order of the document. */\n',
    `export const operations = ${objectLiteral(entries)} as const satisfies Record<string, OperationDefinition>;\n`,
  ].join('');
}

function definition(document: OpenApiDocument, operation: CanonicalOperation): OperationDefinition {
  const [canonical, ...aliases] = operation.routes;
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    tags: operation.tags,
    routes: [route(canonical), ...aliases.map(route)],
    parameters: operation.parameters.map((parameter) => parameterDefinition(document, parameter, operation.pointer)),
    requestBody: requestBody(document, operation),
    maxBodyBytes: operation.maxBodyBytes,
    responses: responses(operation),
  };
}

function route({ method, path, operationId, deprecated }: OperationDeclaration): RouteDefinition {
  return { method: method.toUpperCase(), path, operationId, deprecated };
}

function requestBody(document: OpenApiDocument, operation: CanonicalOperation): OperationDefinition['requestBody'] {
  const { requestBody: body } = operation;
  if (!body) return null;
  const pointer = pointerBelow(operation.pointer, 'requestBody');
  const schema = jsonSchema(body.content);
  return {
    required: body.required ?? false,
    mediaTypes: Object.keys(body.content),
    schema: schema && componentName(schema, pointer),
    validateItems: schema && independentItems(document, schema, pointer),
  };
}

function responses(operation: CanonicalOperation): Record<number, ResponseDefinition> {
  const definitions = Object.entries(operation.responses).map(([status, response]) => {
    const pointer = pointerBelow(operation.pointer, 'responses', status);
    return [Number(status), responseDefinition(response, pointer)] as const;
  });
  return Object.fromEntries(definitions);
}

function responseDefinition({ content }: ResponseObject, pointer: string): ResponseDefinition {
  const schema = jsonSchema(content);
  return { mediaTypes: Object.keys(content ?? {}), schema: schema && componentName(schema, pointer) };
}
