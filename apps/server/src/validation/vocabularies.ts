import type { ParameterDefinition } from '@rollcall/contract';
import { isIntegerAt, schemaNames } from './schema-names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What to say of a customer's field that the body of this schema cannot carry. */
const immutableMessages: Partial<Record<string, string>> = {
  CustomerCreate: 'cannot be set',
  CustomerUpdate: 'cannot be changed',
};

/** The fields of a body of this component schema. */
export function bodyFields(schemaName: string): Vocabulary {
  const fields: Vocabulary = {
    noun: 'field',
    knownNames: (path) => schemaNames(schemaName, path),
    isInteger: (path) => isIntegerAt(schemaName, path),
  };
  const message = immutableMessages[schemaName];
  return message === undefined
    ? fields
    : { ...fields, immutable: { names: customerFieldsBeside(schemaName), message } };
}

/** The parameters of a query. */
export function queryParameters(parameters: readonly ParameterDefinition[]): Vocabulary {
  const ofQuery = parameters.filter((parameter) => parameter.in === 'query');
  const integers = new Set(ofQuery.filter(({ type }) => type === 'integer').map(({ name }) => name));
  const names = ofQuery.map(({ name }) => name);
  return { noun: 'parameter', knownNames: () => names, isInteger: ([name]) => integers.has(String(name)) };
}

function customerFieldsBeside(schemaName: string): ReadonlySet<string> {
  const own = new Set(schemaNames(schemaName));
  return new Set(schemaNames('Customer').filter((name) => !own.has(name)));
}
