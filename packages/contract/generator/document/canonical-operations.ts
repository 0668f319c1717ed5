import { DocumentError } from './document-error.ts';
import { firstDifference } from './first-difference.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { declaredOperations, type OperationDeclaration } from './operation-declarations.ts';

/** An operation in its own right, with all routes that lead to it. */
export interface CanonicalOperation extends OperationDeclaration {
  /** The declaration itself, then its aliases, in the order of the document. */
  readonly routes: readonly [OperationDeclaration, ...OperationDeclaration[]];
}

/** What an alias must declare exactly as its target does. */
const SHARED = ['parameters', 'requestBody', 'responses', 'maxBodyBytes'] as const;

/**
 * The operations of the document, each alias (`x-alias-of`) folded into its target.
 *
 * @throws {DocumentError} where an alias has no target, or differs from it in more than its route and its texts.
 */
export function canonicalOperations(document: OpenApiDocument): CanonicalOperation[] {
  const declarations = declaredOperations(document);
  const canonical = declarations.filter((declaration) => declaration.aliasOf === null);
  const aliases = declarations.filter((declaration) => declaration.aliasOf !== null);
  for (const alias of aliases) assertSameAsTarget(alias, canonical);
  return canonical.map((operation) => ({
    ...operation,
    routes: [operation, ...aliases.filter((alias) => alias.aliasOf === operation.operationId)],
  }));
}

function assertSameAsTarget(alias: OperationDeclaration, canonical: readonly OperationDeclaration[]): void {
  const target = canonical.find((operation) => operation.operationId === alias.aliasOf);
  if (!target) throw new DocumentError(alias.pointer, `x-alias-of names ${alias.aliasOf}, which is no operation`);
  for (const part of SHARED) {
    const difference = firstDifference(alias[part], target[part], part);
    if (difference !== null) {
      throw new DocumentError(alias.pointer, `the alias of ${target.operationId} differs from it at ${difference}`);
    }
  }
}
