import type { Schema } from '../document/openapi-document.ts';
import { componentName } from '../document/references.ts';
import { stringLiteral } from '../source/typescript-literal.ts';
import { allOfSource, anyOfSource, oneOfSource } from './combination-source.ts';
import { schemaForm } from './keywords.ts';
import type { Place } from './place.ts';
import { typeSource } from './type-source.ts';
import { constSource, enumSource } from './value-source.ts';

/**
 * The zod expression that accepts exactly what a JSON Schema accepts.
 *
 * @throws {DocumentError} where the schema uses a keyword, a format or a combination that has no exact counterpart.
 */
export function schemaSource(schema: Schema, place: Place): string {
  const source = checkSource(schema, place);
  return schema.description ? `${source}.describe(${stringLiteral(schema.description.trim())})` : source;
}

function checkSource(schema: Schema, place: Place): string {
  const form = schemaForm(schema, place);
  switch (form) {
    case '$ref':
      return place.refer(componentName(schema, place.pointer) as string);
    case 'anyOf':
      return anyOfSource(schema.anyOf ?? [], place);
    case 'oneOf':
      return oneOfSource(schema.oneOf ?? [], place);
    case 'allOf':
      return allOfSource(schema.allOf ?? [], place);
    case 'const':
      return constSource(schema, place);
    case 'enum':
      return enumSource(schema, place);
    case 'type':
      return typeSource(schema, place);
    case 'anything':
      return 'z.unknown()';
  }
}
