import ts from 'typescript';
import type { OpenApiDocument } from '../../document/openapi.ts';
import { SCHEMA_PREFIX } from '../../document/references.ts';

/**
 * Lets the optional members below a node take `undefined` too. In a query and in JSON, `undefined` is the same as absent;
 * with `exactOptionalPropertyTypes`, callers could not write `{ city: maybe }` otherwise. No response has `undefined`, so
 * this is for requests only.
 */
export function allowUndefined(root: ts.Node): ts.Node {
  return rewriteSignatures(root, (signature) => {
    const { modifiers, name, questionToken, type } = signature;
    if (!questionToken || !type || type.kind === ts.SyntaxKind.NeverKeyword) return signature;
    const types = [...(ts.isUnionTypeNode(type) ? type.types : [type]), UNDEFINED];
    const union = ts.factory.createUnionTypeNode(types);
    return ts.factory.updatePropertySignature(signature, modifiers, name, questionToken, union);
  });
}

/** Does the same in the requests among the types of openapi-typescript. */
export function allowUndefinedInRequests(root: ts.Node): ts.Node {
  return rewriteSignatures(root, (signature) => {
    const { modifiers, name, questionToken, type } = signature;
    if (!type || !ts.isIdentifier(name) || !REQUEST_MEMBERS.has(name.text)) return signature;
    const allowed = allowUndefined(type) as ts.TypeNode;
    return ts.factory.updatePropertySignature(signature, modifiers, name, questionToken, allowed);
  });
}

/** The component schemas that request bodies consist of. */
export function schemasOfRequests({ paths, components }: OpenApiDocument): ReadonlySet<string> {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const bodies = operations.map((operation) => 'requestBody' in operation && operation.requestBody);
  const reached = new Set<string>();
  const waiting = referencedSchemas([bodies, components?.requestBodies]);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...referencedSchemas(components?.schemas?.[name]));
  }
  return reached;
}

const UNDEFINED = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);

/** The members of `paths`, `components` and `operations` that describe a request. */
const REQUEST_MEMBERS: ReadonlySet<string> = new Set(['parameters', 'requestBody', 'requestBodies']);

/** Rewrites the property signatures below a node, the inner ones first. */
function rewriteSignatures(root: ts.Node, rewrite: (signature: ts.PropertySignature) => ts.PropertySignature): ts.Node {
  const transformer: ts.TransformerFactory<ts.Node> = (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      return ts.isPropertySignature(visited) ? rewrite(visited) : visited;
    };
    return visit;
  };
  return ts.transform(root, [transformer]).transformed[0] ?? root;
}

function referencedSchemas(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === '$ref' && typeof part === 'string' && part.startsWith(SCHEMA_PREFIX)
      ? [part.slice(SCHEMA_PREFIX.length)]
      : referencedSchemas(part),
  );
}
