import ts from 'typescript';
import * as z from 'zod';
import type { OpenApiDocument } from '../../scripts/document/openapi-document.js';
import { generateSchemas } from '../../scripts/generate-schemas.js';
import * as jsonChecks from '../../src/json-checks.js';
import * as jsonObject from '../../src/json-object.js';

const MODULES: Readonly<Record<string, unknown>> = {
  zod: z,
  '../json-checks.js': jsonChecks,
  '../json-object.js': jsonObject,
};

/** The schemas that are generated for a document, running. */
export function loadSchemas(document: OpenApiDocument): Record<string, z.ZodType> {
  const exports: { schemas?: Record<string, z.ZodType> } = {};
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(generateSchemas(document), { compilerOptions });
  new Function('exports', 'require', outputText)(exports, (id: string) => MODULES[id]);
  if (!exports.schemas) throw new Error('The generated file exports no schemas');
  return exports.schemas;
}
