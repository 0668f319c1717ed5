import type { OpenApiDocument } from './document/openapi-document.js';
import { generateErrorCodes } from './generate-error-codes.js';
import { generateModels } from './generate-models.js';
import { generateOperations } from './generate-operations.js';
import { generateReadme } from './generate-readme.js';
import { generateRequestSchemas } from './generate-request-schemas.js';
import { generateSchemas } from './generate-schemas.js';
import { generateTypes } from './generate-types.js';

/** File names and their contents. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/**
 * Everything that is generated from a document. The same document gives the same bytes.
 *
 * @throws {DocumentError} where the document has something that cannot be generated exactly.
 */
export async function generatedFiles(document: OpenApiDocument): Promise<GeneratedFiles> {
  return new Map([
    ['README.md', generateReadme()],
    ['document.json', `${JSON.stringify(document, null, 2)}\n`],
    ['error-codes.ts', generateErrorCodes(document)],
    ['models.ts', generateModels(document)],
    ['operations.ts', generateOperations(document)],
    ['request-schemas.ts', generateRequestSchemas(document)],
    ['schemas.ts', generateSchemas(document)],
    ['types.ts', await generateTypes(document)],
  ]);
}
