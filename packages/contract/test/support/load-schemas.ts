import * as z from 'zod';
import type { OpenApiDocument } from '../../generator/document/openapi-document.ts';
import { generateSchemas } from '../../generator/generate-schemas.ts';
import * as jsonChecks from '../../src/json-checks.ts';
import * as jsonObject from '../../src/json-object.ts';
import { evaluate } from './evaluate.ts';

const MODULES = { zod: z, '../json-checks.ts': jsonChecks, '../json-object.ts': jsonObject };

/** The schemas that are generated for a document, running. */
export function loadSchemas(document: OpenApiDocument): Record<string, z.ZodType> {
  const { schemas } = evaluate(generateSchemas(document), MODULES) as { schemas: Record<string, z.ZodType> };
  return schemas;
}
