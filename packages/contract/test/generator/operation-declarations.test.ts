import { describe, expect, test } from 'vitest';
import type { OperationObject, ParameterObject } from '../../generator/document/openapi-document.ts';
import { declaredOperations } from '../../generator/document/operation-declarations.ts';
import { withPaths } from '../support/documents.ts';

const responses = { 200: { description: 'OK' } };
const parameter = (name: string, required: boolean): ParameterObject => ({
  name,
  in: 'query',
  required,
  schema: { type: 'string' },
});

describe('the operations of a document', () => {
  test('come in its own order', () => {
    const document = withPaths({
      '/b': { post: { operationId: 'postB', responses }, get: { operationId: 'getB', responses } },
      '/a': { get: { operationId: 'getA', responses } },
    });
    expect(declaredOperations(document).map((operation) => operation.operationId)).toEqual(['postB', 'getB', 'getA']);
  });

  test('have the parameters of their path, which their own replace', () => {
    const get: OperationObject = { operationId: 'getA', parameters: [parameter('a', true)], responses };
    const document = withPaths({ '/a': { parameters: [parameter('a', false), parameter('b', false)], get } });
    expect(declaredOperations(document)[0]?.parameters).toEqual([parameter('a', true), parameter('b', false)]);
  });

  test.each([
    { given: { responses }, want: 'an operation needs an operationId in camelCase' },
    { given: { operationId: 'GetA', responses }, want: 'an operation needs an operationId in camelCase' },
    { given: { operationId: 'getB', responses }, want: 'the operationId getB is taken' },
    {
      given: { operationId: 'getA', responses: { default: { description: '' } } },
      want: 'a response needs one exact status',
    },
    {
      given: { operationId: 'getA', responses: { '4XX': { description: '' } } },
      want: 'a response needs one exact status',
    },
    { given: { operationId: 'getA', responses: { 200: { $ref: '#/components/responses/A' } } }, want: 'leads nowhere' },
  ])('are refused: $want', ({ given, want }) => {
    const document = withPaths({
      '/b': { get: { operationId: 'getB', responses } },
      '/a': { get: given as OperationObject },
    });
    expect(() => declaredOperations(document)).toThrow(want);
  });
});
