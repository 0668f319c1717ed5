import { describe, expect, it } from 'vitest';
import type { OperationObject, ParameterObject } from '../../../generator/document/openapi.ts';
import { canonicalOperations, declaredOperations } from '../../../generator/document/operations.ts';
import { withPaths } from '../../support/generator.ts';

const responses = { 200: { description: 'OK' } };
const parameter = (name: string, required: boolean): ParameterObject => ({
  name,
  in: 'query',
  required,
  schema: { type: 'string' },
});

describe('declaredOperations', () => {
  it('returns operations in the order of the document', () => {
    const document = withPaths({
      '/b': { post: { operationId: 'postB', responses }, get: { operationId: 'getB', responses } },
      '/a': { get: { operationId: 'getA', responses } },
    });
    expect(declaredOperations(document).map((operation) => operation.operationId)).toEqual(['postB', 'getB', 'getA']);
  });

  it('adds the parameters of the path, unless the operation replaces them', () => {
    const get: OperationObject = { operationId: 'getA', parameters: [parameter('a', true)], responses };
    const document = withPaths({ '/a': { parameters: [parameter('a', false), parameter('b', false)], get } });
    expect(declaredOperations(document)[0]?.parameters).toEqual([parameter('a', true), parameter('b', false)]);
  });

  it.each([
    { given: { responses }, want: 'an operation needs an operationId in camelCase' },
    { given: { operationId: 'GetA', responses }, want: 'an operation needs an operationId in camelCase' },
    { given: { operationId: 'getB', responses }, want: 'the operationId getB already exists' },
    {
      given: { operationId: 'getA', responses: { default: { description: '' } } },
      want: 'a response needs one exact status',
    },
    {
      given: { operationId: 'getA', responses: { '4XX': { description: '' } } },
      want: 'a response needs one exact status',
    },
    { given: { operationId: 'getA', responses: { 200: { $ref: '#/components/responses/A' } } }, want: 'leads nowhere' },
  ])('rejects an operation: $want', ({ given, want }) => {
    const document = withPaths({
      '/b': { get: { operationId: 'getB', responses } },
      '/a': { get: given as OperationObject },
    });
    expect(() => declaredOperations(document)).toThrow(want);
  });
});

const target: OperationObject = {
  operationId: 'createThing',
  summary: 'Create',
  parameters: [{ name: 'mode', in: 'query', schema: { type: 'string' } }],
  requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
  responses: { 201: { description: 'Created' } },
  'x-max-body-bytes': 100,
};
const alias: OperationObject = {
  ...target,
  operationId: 'createThingAtNew',
  summary: 'Former',
  deprecated: true,
  'x-alias-of': 'createThing',
};

const documentWith = (second: OperationObject) => withPaths({ '/new': { post: second }, '/things': { post: target } });

describe('canonicalOperations', () => {
  it('makes an alias a second route of its target', () => {
    const [operation, ...others] = canonicalOperations(documentWith(alias));
    expect(others).toEqual([]);
    expect(operation?.operationId).toBe('createThing');
    expect(operation?.routes.map(({ operationId, path, deprecated }) => ({ operationId, path, deprecated }))).toEqual([
      { operationId: 'createThing', path: '/things', deprecated: false },
      { operationId: 'createThingAtNew', path: '/new', deprecated: true },
    ]);
  });

  it('accepts an alias that declares the same with references and in another order', () => {
    const [parameter] = target.parameters as [object];
    const document = documentWith({ ...alias, parameters: [{ $ref: '#/components/parameters/Mode' }] });
    const reordered = Object.fromEntries(Object.entries(parameter).reverse());
    expect(canonicalOperations({ ...document, components: { parameters: { Mode: reordered as never } } })).toHaveLength(
      1,
    );
  });

  it.each([
    { given: { parameters: [] }, want: 'parameters/0' },
    {
      given: { parameters: [{ name: 'mode', in: 'query', schema: { type: 'number' } }] },
      want: 'parameters/0/schema/type',
    },
    { given: { requestBody: { required: false, content: {} } }, want: 'requestBody/required' },
    { given: { responses: { 200: { description: 'Created' } } }, want: 'responses/200' },
    { given: { responses: { 201: { description: 'Made' } } }, want: 'responses/201/description' },
    { given: { 'x-max-body-bytes': 99 }, want: 'maxBodyBytes' },
  ])('rejects an alias that differs from its target at $want', ({ given, want }) => {
    const generate = () => canonicalOperations(documentWith({ ...alias, ...given } as OperationObject));
    expect(generate).toThrow(`openapi.yaml #/paths/~1new/post: the alias of createThing differs from it at ${want}`);
  });

  it.each(['nothing', 'createThingAtNew'])('rejects an alias of %s', (name) => {
    const generate = () => canonicalOperations(documentWith({ ...alias, 'x-alias-of': name }));
    expect(generate).toThrow(`x-alias-of names ${name}, which is not an operation`);
  });
});
