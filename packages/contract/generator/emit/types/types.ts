import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { withErrorsByStatus } from '../../document/errors-by-status.ts';
import type { OpenApiDocument } from '../../document/openapi.ts';
import { withVariantsByCode } from '../../document/variants-by-code.ts';
import { HEADER, importStatement } from '../typescript.ts';
import { rewriteDocComments } from './doc-comments.ts';
import { nameSchemas } from './named-types.ts';
import { inOpenapiTypescriptForms } from './openapi-typescript-forms.ts';
import { allowUndefined, allowUndefinedInRequests, schemasOfRequests } from './optional-members.ts';

/** The sources of two files. */
export interface GeneratedTypes {
  /** `models.ts`: every component schema under its own name, and the error response of each status. */
  readonly models: string;
  /** `types.ts`: the interfaces `paths`, `components` and `operations` of openapi-typescript. */
  readonly types: string;
}

/**
 * The types of a document.
 *
 * Only this folder knows openapi-typescript, which is unmaintained and must stay replaceable.
 */
export async function generateTypes(document: OpenApiDocument): Promise<GeneratedTypes> {
  const forms = inOpenapiTypescriptForms(withVariantsByCode(withErrorsByStatus(document)));
  const nodes = await openapiTS(structuredClone(forms) as OpenAPI3, {
    // A property with a default may be left out of a request, so it must not become required.
    defaultNonNullable: false,
    silent: true,
    transform: ({ format }) => (format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined),
  });
  const declared = new Set(Object.keys(document.components?.schemas ?? {}));
  const { models, types, used } = nameSchemas(nodes.map(rewriteDocComments), declared);
  const sent = schemasOfRequests(document);
  const declarations = [...models].map(([name, model]) => astToString(sent.has(name) ? allowUndefined(model) : model));
  const imports = importStatement('import type', used, './models.ts');
  return {
    models: `${HEADER}\n${declarations.join('\n')}`,
    types: `${HEADER}${imports}\n${astToString(types.map(allowUndefinedInRequests))}`,
  };
}
