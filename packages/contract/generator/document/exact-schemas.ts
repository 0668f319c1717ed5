import type { OpenApiDocument } from './openapi.ts';
import { DocumentError, pointerBelow } from './references.ts';

/**
 * The document as the server enforces it: each `x-exact-pattern` replaces the pattern beside it, and the keywords in each
 * `x-exact-schema` replace those beside it.
 *
 * The keywords beside them are for other tools, and allow more. Regular expression engines disagree about lookaheads and
 * Unicode properties, and several code generators fail on a schema that contains itself or on a boolean constant.
 *
 * @throws {DocumentError} if one of the extensions has the wrong type.
 */
export function withExactSchemas(document: OpenApiDocument): OpenApiDocument {
  return exactPart(document, '#') as OpenApiDocument;
}

function exactPart(value: unknown, pointer: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => exactPart(item, pointerBelow(pointer, index)));
  if (!isObject(value)) return value;
  const parts = Object.entries(exactKeywords(value, pointer));
  return Object.fromEntries(parts.map(([name, part]) => [name, exactPart(part, pointerBelow(pointer, name))]));
}

function exactKeywords(value: JsonObject, pointer: string): JsonObject {
  const { 'x-exact-pattern': pattern = value.pattern, 'x-exact-schema': exact = {}, ...others } = value;
  if ('x-exact-pattern' in value && typeof pattern !== 'string') {
    throw new DocumentError(pointerBelow(pointer, 'x-exact-pattern'), 'must be a text');
  }
  if (!isObject(exact)) throw new DocumentError(pointerBelow(pointer, 'x-exact-schema'), 'must be a schema');
  return { ...others, ...(pattern !== undefined && { pattern }), ...exact };
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
