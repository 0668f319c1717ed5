import { describe, expect, test } from 'vitest';
import { canonicalOperations } from '../../generator/document/canonical-operations.ts';
import type { OperationObject } from '../../generator/document/openapi-document.ts';
import { withPaths } from '../support/documents.ts';

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

describe('an alias', () => {
  test('becomes a second route of its target, which stays the first', () => {
    const [operation, ...others] = canonicalOperations(documentWith(alias));
    expect(others).toEqual([]);
    expect(operation?.operationId).toBe('createThing');
    expect(operation?.routes.map(({ operationId, path, deprecated }) => ({ operationId, path, deprecated }))).toEqual([
      { operationId: 'createThing', path: '/things', deprecated: false },
      { operationId: 'createThingAtNew', path: '/new', deprecated: true },
    ]);
  });

  test('may write the same down in another order and without its references', () => {
    const [parameter] = target.parameters as [object];
    const document = documentWith({ ...alias, parameters: [{ $ref: '#/components/parameters/Mode' }] });
    const reordered = Object.fromEntries(Object.entries(parameter).reverse());
    expect(canonicalOperations({ ...document, components: { parameters: { Mode: reordered as never } } })).toHaveLength(
      1,
    );
  });

  test.each([
    { given: { parameters: [] }, want: 'parameters/0' },
    {
      given: { parameters: [{ name: 'mode', in: 'query', schema: { type: 'number' } }] },
      want: 'parameters/0/schema/type',
    },
    { given: { requestBody: { required: false, content: {} } }, want: 'requestBody/required' },
    { given: { responses: { 200: { description: 'Created' } } }, want: 'responses/200' },
    { given: { responses: { 201: { description: 'Made' } } }, want: 'responses/201/description' },
    { given: { 'x-max-body-bytes': 99 }, want: 'maxBodyBytes' },
  ])('that differs is refused with the place of the difference: $want', ({ given, want }) => {
    const generate = () => canonicalOperations(documentWith({ ...alias, ...given } as OperationObject));
    expect(generate).toThrow(`openapi.yaml #/paths/~1new/post: the alias of createThing differs from it at ${want}`);
  });

  test.each(['nothing', 'createThingAtNew'])('of %s is refused', (name) => {
    const generate = () => canonicalOperations(documentWith({ ...alias, 'x-alias-of': name }));
    expect(generate).toThrow(`x-alias-of names ${name}, which is no operation`);
  });
});
