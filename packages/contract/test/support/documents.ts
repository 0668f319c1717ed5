import type { OpenApiDocument, OperationObject, PathItem, Schema } from '../../generator/document/openapi.ts';

/** A document with one operation for each schema, which responds with it, so that every schema is reached. */
export function documentOf(schemas: Readonly<Record<string, Schema>>): OpenApiDocument {
  const paths = Object.keys(schemas).map((name) => [`/${name}`, { get: answering(name) }] as const);
  return { ...withPaths(Object.fromEntries(paths)), components: { schemas } };
}

export function withPaths(paths: Readonly<Record<string, PathItem>>): OpenApiDocument {
  return { openapi: '3.1.0', info: { title: 'Fixture', version: '1.0.0' }, paths };
}

/** An operation without a request body that responds with 200 and this component. */
export function answering(schemaName: string, operationId = `get${schemaName}`): OperationObject {
  const schema = { $ref: `#/components/schemas/${schemaName}` };
  return { operationId, responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } } };
}
