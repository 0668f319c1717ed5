import fc from 'fast-check';
import type { ParameterObject } from '../document/openapi-document.ts';
import type { Operation } from '../document/operations.ts';
import { arbitraryOf, textOf } from '../values/arbitraries.ts';
import type { OperationArguments } from './sdk-calls.ts';

/** Generates any arguments that the document allows for an operation. */
export function argumentsOf({ parameters, requestBody }: Operation): fc.Arbitrary<OperationArguments> {
  const schema = requestBody?.content['application/json']?.schema;
  return fc.record({
    path: valuesOf(parameters, 'path') as fc.Arbitrary<Record<string, string>>,
    query: valuesOf(parameters, 'query'),
    body: schema ? arbitraryOf(schema) : textOf({}),
  });
}

/** Some valid arguments of an operation: always the same ones, since generating them takes time. */
export function someArgumentsOf(operation: Operation): OperationArguments {
  const known = samples.get(operation.operationId);
  if (known) return known;
  const [sample] = fc.sample(argumentsOf(operation), 1) as [OperationArguments];
  samples.set(operation.operationId, sample);
  return sample;
}

const samples = new Map<string, OperationArguments>();

function valuesOf(
  parameters: readonly ParameterObject[],
  place: 'path' | 'query',
): fc.Arbitrary<Record<string, unknown>> {
  const placed = parameters.filter((parameter) => parameter.in === place);
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    placed.map(({ name, schema }) => [name, arbitraryOf(schema)]),
  );
  const requiredKeys = placed.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(model, { requiredKeys, noNullPrototype: true });
}
