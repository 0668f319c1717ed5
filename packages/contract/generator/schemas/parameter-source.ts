import { DocumentError } from '../document/document-error.ts';
import type { ParameterObject, Schema } from '../document/openapi-document.ts';
import { literal, objectLiteral } from '../source/typescript-literal.ts';
import { below, type Place } from './place.ts';
import { schemaSource } from './schema-source.ts';

/** The schema of a parameter without its default, which decides nothing. */
export function parameterSchema(parameter: ParameterObject, pointer: string): Schema {
  if (!parameter.schema) throw new DocumentError(pointer, `the parameter ${parameter.name} needs a schema`);
  const { default: _, ...schema } = parameter.schema;
  return schema;
}

/**
 * The closed object of an operation's parameters in one place, each already read as its JSON type. An absent parameter
 * takes its default.
 */
export function parametersSource(parameters: readonly ParameterObject[], place: Place): string {
  const entries = parameters.map(
    (parameter) => [parameter.name, parameterSource(parameter, below(place, 'parameters', parameter.name))] as const,
  );
  return `z.strictObject(${objectLiteral(entries)})`;
}

function parameterSource(parameter: ParameterObject, place: Place): string {
  const source = schemaSource(parameterSchema(parameter, place.pointer), place);
  const described = parameter.description ? `${source}.describe(${literal(parameter.description.trim())})` : source;
  const fallback = parameter.schema?.default;
  if (fallback !== undefined) {
    if (parameter.required) throw new DocumentError(place.pointer, 'a required parameter never takes its default');
    return `${described}.default(${literal(fallback)})`;
  }
  return parameter.required ? described : `${described}.exactOptional()`;
}
