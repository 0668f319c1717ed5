import * as z from 'zod';
import type { OpenApiDocument } from '../../scripts/document/openapi-document.js';
import { generateSchemas } from '../../scripts/generate-schemas.js';
import * as jsonChecks from '../../src/json-checks.js';
import * as jsonObject from '../../src/json-object.js';
import { evaluate } from './evaluate.js';

const MODULES = { zod: z, '../json-checks.js': jsonChecks, '../json-object.js': jsonObject };

/** The schemas that are generated for a document, running. */
export function loadSchemas(document: OpenApiDocument): Record<string, z.ZodType> {
  const { schemas } = evaluate(generateSchemas(document), MODULES) as { schemas: Record<string, z.ZodType> };
  return schemas;
}
