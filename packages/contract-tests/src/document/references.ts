import { document } from './document.ts';
import type { OrReference, Reference } from './openapi-document.ts';

/** The object that a reference stands for, or the object itself. */
export function resolve<T extends object>(node: OrReference<T>): T {
  return isReference(node) ? resolve(valueAt(node.$ref) as OrReference<T>) : node;
}

/** The last segment of a reference, such as `Customer`; `undefined` for an object that is written out in place. */
export function nameOf(node: object): string | undefined {
  return isReference(node) ? segments(node.$ref).at(-1) : undefined;
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
