import { expect, it } from 'vitest';
import type { ExampleObject } from '../../../generator/document/openapi.ts';
import { generatePostmanCollection } from '../../../generator/emit/postman.ts';
import { answering, withPaths } from '../../support/generator.ts';

const requestBody = (examples: Readonly<Record<string, ExampleObject>>) => ({
  content: { 'application/json': { schema: {}, examples } },
});

function requestsOf(paths: Parameters<typeof withPaths>[0]) {
  const { item } = JSON.parse(generatePostmanCollection(withPaths(paths)));
  return item.map(({ request }: { request: object }) => request);
}

it('a collection has a request for each route with the first example of its body, and deletes last', () => {
  const id = { name: 'id', in: 'path', required: true, example: 'a b' } as const;
  const size = { name: 'size', in: 'query', schema: { type: 'integer', default: 5 } } as const;
  const post = { ...answering('Thing', 'make'), requestBody: requestBody({ one: { value: { a: 1 } }, two: {} }) };
  const requests = requestsOf({
    '/things/{id}': { parameters: [id], delete: answering('Thing', 'remove') },
    '/things': { get: { ...answering('Thing', 'list'), parameters: [size] }, post },
  });
  expect(requests).toMatchObject([
    { method: 'GET', url: { raw: '{{baseUrl}}/things', query: [{ key: 'size', value: '5', disabled: true }] } },
    { method: 'POST', body: { mode: 'raw', raw: '{\n  "a": 1\n}' } },
    { method: 'DELETE', url: { raw: '{{baseUrl}}/things/:id', variable: [{ key: 'id', value: 'a b' }] } },
  ]);
});

it('a body without an example is an error of the document', () => {
  const post = { ...answering('Thing', 'make'), requestBody: requestBody({}) };
  expect(() => requestsOf({ '/things': { post } })).toThrow(
    'openapi.yaml #/paths/~1things/post/requestBody/content/application~1json/examples: a request body needs an example',
  );
});
