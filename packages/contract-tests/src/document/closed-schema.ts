import type { Schema } from './openapi-document.ts';

/**
 * The schema with every object closed that lists its properties and does not say whether it takes others.
 *
 * The document leaves responses open, so that a field can be added without breaking a client. The server under test
 * gets no such freedom: a field that it answers and the document does not know is a fault of one of the two.
 *
 * @throws Error on `allOf`, in which closing the parts would refuse each other's properties.
 */
export function closed(schema: Schema): Schema {
  if ('allOf' in schema) throw new Error('A response schema uses allOf, which the oracle does not know how to close');
  const parts = Object.entries(schema).map(([keyword, value]) => [keyword, closedKeyword(keyword, value)]);
  const copy: Schema = Object.fromEntries(parts);
  return copy.properties && copy.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy;
}

function closedKeyword(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([name, part]) => [name, closed(part)]),
      );
    case 'anyOf':
    case 'oneOf':
      return (value as Schema[]).map(closed);
    case 'items':
      return closed(value as Schema);
    case 'additionalProperties':
      return typeof value === 'object' ? closed(value as Schema) : value;
    default:
      return value;
  }
}
