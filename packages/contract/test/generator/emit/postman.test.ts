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

it('an id that the server chooses is a variable, which the list of its path sets', () => {
  const id = {
    name: 'thing_id',
    in: 'path',
    required: true,
    example: 'a-b',
    schema: { type: 'string', format: 'uuid' },
  } as const;
  const paths = {
    '/things': { get: answering('Thing', 'list') },
    '/things/{thing_id}': { parameters: [id], get: answering('Thing', 'retrieve') },
    '/things/{thing_id}/parts': { parameters: [id], get: answering('Thing', 'listParts') },
  };
  const { item, variable } = JSON.parse(generatePostmanCollection(withPaths(paths)));
  expect(variable).toContainEqual({ key: 'thing_id', value: 'a-b' });
  const [list, retrieve, parts] = item.map((each: object) => JSON.stringify(each));
  expect(list).toContain("pm.collectionVariables.set('thing_id', first.id)");
  expect(retrieve).toContain('"variable":[{"key":"thing_id","value":"{{thing_id}}"}]');
  expect(`${retrieve}${parts}`).not.toContain('collectionVariables');
});

it('a body without an example is an error of the document', () => {
  const post = { ...answering('Thing', 'make'), requestBody: requestBody({}) };
  expect(() => requestsOf({ '/things': { post } })).toThrow(
    'openapi.yaml #/paths/~1things/post/requestBody/content/application~1json/examples: a request body needs an example',
  );
});
