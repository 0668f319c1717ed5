import json from '@rollcall/contract/document.json' with { type: 'json' };
import type { OpenApiDocument, OrReference, Reference } from './openapi-document.ts';

/**
 * The contract: the whole OpenAPI document, with the schemas that a server has to enforce. Nothing else in this package
 * says what a server has to do.
 */
export const document = withExactSchemas(json) as OpenApiDocument;

/** The path below which all operations live, such as `/api/v1`. */
export const basePath = new URL(document.servers[0]?.url ?? '', 'http://localhost').pathname;

/** The object that a reference stands for, or the object itself. */
export function resolve<T extends object>(node: OrReference<T>): T {
  return isReference(node) ? resolve(valueAt(node.$ref) as OrReference<T>) : node;
}

/** The last segment of a reference, such as `Customer`; `undefined` for an object that is written in place. */
export function nameOf(node: object): string | undefined {
  return isReference(node) ? segments(node.$ref).at(-1) : undefined;
}

/** The exact keywords replace those beside them, which are for tools that cannot read the exact ones. */
function withExactSchemas(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withExactSchemas);
  if (typeof node !== 'object' || node === null) return node;
  const { 'x-exact-pattern': pattern, 'x-exact-schema': exact, ...others } = node as Readonly<Record<string, unknown>>;
  const parts = Object.entries({ ...others, ...(pattern !== undefined && { pattern }), ...(exact as object) });
  return Object.fromEntries(parts.map(([name, part]) => [name, withExactSchemas(part)]));
}

/** The value at a JSON pointer in URI fragment form, such as `#/components/schemas/Customer`. */
function valueAt(pointer: string): unknown {
  const value = segments(pointer).reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], document);
  if (value === undefined) throw new Error(`The document has nothing at ${pointer}`);
  return value;
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isReference(node: object): node is Reference {
  return '$ref' in node;
}

/**
 * The cases that a test loops over: at least one.
 *
 * A test that loops over what it finds in the document would pass if it found nothing.
 *
 * @param what names the cases in the error message.
 * @throws Error if there is no case.
 */
export function cases<Case>(what: string, found: Iterable<Case>): [Case, ...Case[]] {
  const [first, ...others] = found;
  if (first === undefined) throw new Error(`There are no ${what} to check, so the check would prove nothing`);
  return [first, ...others];
}
