import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { OpenApiDocument } from './document/openapi-document.ts';
import { recursiveComponents } from './document/recursive-components.ts';
import { HEADER } from './source/header.ts';
import { nameRecursiveTypes } from './source/name-recursive-types.ts';

/**
 * `types.ts`: the interfaces `paths`, `components` and `operations`.
 *
 * The only file that knows openapi-typescript, which is no longer maintained: replacing it must change nothing else.
 */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as OpenAPI3, {
    // A property with a default may be left out of a request, so it must not become required.
    defaultNonNullable: false,
    silent: true,
  });
  return `${HEADER}\n${nameRecursiveTypes(astToString(nodes), recursiveComponents(document))}`;
}
