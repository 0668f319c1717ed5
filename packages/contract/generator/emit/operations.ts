import type {
  OperationDefinition,
  ParameterDefinition,
  ResponseDefinition,
  RouteDefinition,
} from '../../src/definitions.ts';
import { independentItems } from '../document/independent-items.ts';
import {
  type Json,
  jsonSchema,
  type OpenApiDocument,
  type ParameterObject,
  type ResponseObject,
  type Schema,
} from '../document/openapi.ts';
import { type CanonicalOperation, canonicalOperations, type OperationDeclaration } from '../document/operations.ts';
import { componentName, DocumentError, pointerBelow, resolve } from '../document/references.ts';
import { HEADER, literal, objectLiteral } from './typescript.ts';

/** `operations.ts`: the run-time table of operations. */
export function generateOperations(document: OpenApiDocument): string {
  const entries = canonicalOperations(document).map(
    (operation) => [operation.operationId, literal(definition(document, operation) as unknown as Json)] as const,
  );
  return [
    HEADER,
    "import type { OperationDefinition } from '../definitions.ts';\n\n",
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

const SCALARS = ['string', 'integer', 'number', 'boolean'] as const;

/** A server reads a parameter from text, so the parameter must have exactly one scalar type. */
function parameterDefinition(
  document: OpenApiDocument,
  parameter: ParameterObject,
  operationPointer: string,
): ParameterDefinition {
  const pointer = pointerBelow(operationPointer, 'parameters', parameter.name);
  if (parameter.in === 'cookie') throw new DocumentError(pointer, 'cookie parameters are not supported');
  const { type } = resolve<Schema>(document, parameter.schema ?? {}, pointer);
  const scalar = SCALARS.find((name) => name === type);
  if (!scalar) throw new DocumentError(pointer, `a parameter needs one type of ${SCALARS.join(', ')}`);
  const definition = { name: parameter.name, in: parameter.in, required: parameter.required ?? false, type: scalar };
  return parameter.allowEmptyValue ? { ...definition, allowEmptyValue: true } : definition;
}
