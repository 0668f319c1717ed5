import ts from 'typescript';
import * as z from 'zod';
import type { OpenApiDocument } from '../../generator/document/openapi.ts';
import { generateSchemas } from '../../generator/emit/schemas.ts';
import * as jsonChecks from '../../src/json-checks.ts';
import * as jsonObject from '../../src/json-object.ts';

/** Runs a TypeScript module whose imports are these modules, and returns its exports. */
export function evaluate(source: string, modules: Readonly<Record<string, unknown>>, output = console): object {
  const exports = {};
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  new Function('exports', 'require', 'console', outputText)(exports, (id: string) => modules[id], output);
  return exports;
}

const MODULES = { zod: z, '../json-checks.ts': jsonChecks, '../json-object.ts': jsonObject };

/** The generated schemas of a document, ready to use. */
export function loadSchemas(document: OpenApiDocument): Record<string, z.ZodType> {
  const { schemas } = evaluate(generateSchemas(document), MODULES) as { schemas: Record<string, z.ZodType> };
  return schemas;
}
