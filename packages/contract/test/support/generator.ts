import ts from 'typescript';
import * as z from 'zod';
import type { OpenApiDocument, OperationObject, PathItem, Schema } from '../../generator/document/openapi.ts';
import { generateSchemas } from '../../generator/emit/schemas.ts';
import * as byType from '../../src/by-type.ts';
import * as jsonChecks from '../../src/json-checks.ts';
import * as jsonObject from '../../src/json-object.ts';
import * as list from '../../src/list.ts';

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

/** Runs a TypeScript module whose imports are these modules, and returns its exports. */
function evaluate(source: string, modules: Readonly<Record<string, unknown>>): object {
  const exports = {};
  new Function('exports', 'require', compile(source))(exports, (id: string) => modules[id]);
  return exports;
}

const AsyncFunction = evaluateAsync.constructor as FunctionConstructor;

/** Runs a TypeScript module that may use `await`. */
export async function evaluateAsync(
  source: string,
  modules: Readonly<Record<string, unknown>>,
  output: Console,
): Promise<void> {
  const run = new AsyncFunction('exports', 'require', 'console', compile(source));
  await run({}, (id: string) => modules[id], output);
}

function compile(source: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

const MODULES = {
  zod: z,
  '../by-type.ts': byType,
  '../json-checks.ts': jsonChecks,
  '../json-object.ts': jsonObject,
  '../list.ts': list,
};

/** The generated schemas of a document, ready to use. */
export function loadSchemas(document: OpenApiDocument): Record<string, z.ZodType> {
  const { schemas } = evaluate(generateSchemas(document), MODULES) as { schemas: Record<string, z.ZodType> };
  return schemas;
}
