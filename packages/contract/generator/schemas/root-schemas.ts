import { independentItems } from '../document/independent-items.ts';
import { jsonSchema } from '../document/json-content.ts';
import type { OpenApiDocument, Schema } from '../document/openapi-document.ts';
import type { OperationDeclaration } from '../document/operation-declarations.ts';
import { parameterSchema } from './parameter-source.ts';

/** The schema of the JSON body of an operation, as a list of one or none. */
export function requestBodySchemas(operation: OperationDeclaration): Schema[] {
  const schema = jsonSchema(operation.requestBody?.content);
  return schema ? [schema] : [];
}

/** Every schema that an operation itself names for JSON or a parameter. Multipart forms are not JSON. */
export function jsonSchemas(document: OpenApiDocument, operation: OperationDeclaration): Schema[] {
  const bodies = requestBodySchemas(operation);
  const items = bodies.flatMap((body) => independentItems(document, body, operation.pointer)?.schema ?? []);
  return [
    ...operation.parameters.map((parameter) => parameterSchema(parameter, operation.pointer)),
    ...bodies,
    ...items.map((name) => ({ $ref: `#/components/schemas/${name}` })),
    ...Object.values(operation.responses)
      .map((response) => jsonSchema(response.content))
      .filter((schema) => schema !== null),
  ];
}
