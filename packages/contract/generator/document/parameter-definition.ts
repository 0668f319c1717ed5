import type { ParameterDefinition } from '../../src/operation-definition.ts';
import { DocumentError } from './document-error.ts';
import { pointerBelow } from './json-pointer.ts';
import type { OpenApiDocument, ParameterObject, Schema } from './openapi-document.ts';
import { resolve } from './references.ts';

const SCALARS = ['string', 'integer', 'number', 'boolean'] as const;

/** What a server needs to read a parameter: it arrives as text, so it must be of exactly one scalar type. */
export function parameterDefinition(
  document: OpenApiDocument,
  parameter: ParameterObject,
  operationPointer: string,
): ParameterDefinition {
  const pointer = pointerBelow(operationPointer, 'parameters', parameter.name);
  if (parameter.in === 'cookie') throw new DocumentError(pointer, 'cookie parameters are not supported');
  const { type } = resolve<Schema>(document, parameter.schema ?? {}, pointer);
  const scalar = SCALARS.find((name) => name === type);
  if (!scalar) throw new DocumentError(pointer, `a parameter needs one type of ${SCALARS.join(', ')}`);
  return { name: parameter.name, in: parameter.in, required: parameter.required ?? false, type: scalar };
}
