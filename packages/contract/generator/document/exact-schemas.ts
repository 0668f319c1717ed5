import type { OpenApiDocument } from './openapi.ts';
import { DocumentError, pointerBelow } from './references.ts';

const EXTENSION = 'x-exact-schema';

/**
 * The document as the server enforces it: the keywords in each `x-exact-schema` replace those beside it.
 *
 * The keywords beside it are for other tools, and allow more. Regular expression engines disagree about lookaheads and
 * Unicode properties, and several code generators fail on a schema that contains itself or on a boolean constant.
 *
 * @throws {DocumentError} if an `x-exact-schema` is not an object.
 */
export function withExactSchemas(document: OpenApiDocument): OpenApiDocument {
  return exactPart(document, '#') as OpenApiDocument;
}

function exactPart(value: unknown, pointer: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => exactPart(item, pointerBelow(pointer, index)));
  if (!isObject(value)) return value;
  const { [EXTENSION]: exact = {}, ...others } = value;
  if (!isObject(exact)) throw new DocumentError(pointerBelow(pointer, EXTENSION), 'must be a schema');
  const parts = Object.entries({ ...others, ...exact });
  return Object.fromEntries(parts.map(([name, part]) => [name, exactPart(part, pointerBelow(pointer, name))]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
