import { basePath } from '../document/document.ts';
import { declaredOperations, type Operation } from '../document/operations.ts';

/** The operation that a request is for, and the path parameters that it sends, decoded. */
export interface Match {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation of the document that the method and path of a request lead to; `undefined` where there is none. */
export function matchingOperation(method: string, pathname: string): Match | undefined {
  // A path without parameters goes before one with: /customers/new is not the customer "new".
  const candidates = declaredOperations
    .filter((operation) => operation.method === method)
    .toSorted((left, right) => Number(left.path.includes('{')) - Number(right.path.includes('{')));
  for (const operation of candidates) {
    const found = patternOf(operation).exec(pathname);
    if (found) return { operation, path: decoded(found.groups ?? {}) };
  }
  return undefined;
}

function patternOf({ path }: Operation): RegExp {
  return new RegExp(`^${basePath}${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
