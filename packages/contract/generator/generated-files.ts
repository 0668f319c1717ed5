import type { OpenApiDocument } from './document/openapi-document.ts';
import { generateErrorCodes } from './generate-error-codes.ts';
import { generateModels } from './generate-models.ts';
import { generateOperations } from './generate-operations.ts';
import { generateReadme } from './generate-readme.ts';
import { generateRequestSchemas } from './generate-request-schemas.ts';
import { generateSchemas } from './generate-schemas.ts';
import { generateTypes } from './generate-types.ts';

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
