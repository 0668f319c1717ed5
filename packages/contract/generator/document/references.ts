import type { OpenApiDocument, OrReference, Reference, Schema } from './openapi.ts';

/** The start of every reference to a component schema. */
export const SCHEMA_PREFIX = '#/components/schemas/';

/** A fault of the document that stops the generator. The message names the place, then what to fix. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';

  constructor(pointer: string, problem: string) {
    super(`openapi.yaml ${pointer}: ${problem}`);
  }
}

/** The object at the end of a chain of `$ref`s, or the object itself. */
export function resolve<T extends object>(document: OpenApiDocument, value: OrReference<T>, pointer: string): T {
  const seen = new Set<string>();
  let current: unknown = value;
  while (isReference(current)) {
    if (seen.has(current.$ref)) throw new DocumentError(pointer, `${current.$ref} refers to itself`);
    seen.add(current.$ref);
    current = lookUp(document, current.$ref, pointer);
  }
  return current as T;
}

/** The component that a schema refers to; `null` if the schema is written out in place. */
export function componentName(schema: Schema, pointer: string): string | null {
  if (schema.$ref === undefined) return null;
  const name = schema.$ref.startsWith(SCHEMA_PREFIX) ? schema.$ref.slice(SCHEMA_PREFIX.length) : '';
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    throw new DocumentError(pointer, `${schema.$ref} is not the name of a component schema in PascalCase`);
  }
  return name;
}

/**
 * Extends a JSON pointer in URI fragment form (`#/a/b`).
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-4
 */
export function pointerBelow(pointer: string, ...segments: readonly (string | number)[]): string {
  const escaped = segments.map((segment) => String(segment).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [pointer, ...escaped].join('/');
}

function lookUp(document: OpenApiDocument, reference: string, pointer: string): unknown {
  let current: unknown = document;
  for (const segment of pointerSegments(reference)) {
    current = new Map(Object.entries(Object(current))).get(segment);
  }
  if (!reference.startsWith('#/') || current === undefined) {
    throw new DocumentError(pointer, `${reference} leads nowhere`);
  }
  return current;
}

/** The unescaped segments of a JSON pointer in URI fragment form. */
function pointerSegments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string';
}
