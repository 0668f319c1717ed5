import type { ExampleObject, Json, OpenApiDocument, ParameterObject } from '../document/openapi.ts';
import { declaredOperations, type OperationDeclaration } from '../document/operations.ts';
import { DocumentError, pointerBelow, resolve } from '../document/references.ts';

/**
 * `postman.json`: a request for each route, with the first example of its body, as a collection for Postman and for
 * everything that imports its format. The requests are in the order of the document, but deletions come last, so that a run
 * of the collection finds what it has created. Ids that the server chooses are variables of the collection, and each list sets
 * the id of its first element.
 *
 * @see https://schema.postman.com/collection/json/v2.1.0/docs/index.html
 */
export function generatePostmanCollection(document: OpenApiDocument): string {
  const operations = declaredOperations(document);
  const deletions = operations.filter(({ method }) => method === 'delete');
  const others = operations.filter(({ method }) => method !== 'delete');
  const ids = serverIds(document, operations);
  const collection: Json = {
    info: {
      name: document.info.title,
      description: 'Generated from openapi.yaml. Set the variables baseUrl and apiKey.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: {
      type: 'apikey',
      apikey: [
        { key: 'key', value: 'x-api-key', type: 'string' },
        { key: 'value', value: '{{apiKey}}', type: 'string' },
        { key: 'in', value: 'header', type: 'string' },
      ],
    },
    variable: [
      { key: 'baseUrl', value: 'http://127.0.0.1:4010/api/v1' },
      { key: 'apiKey', value: '' },
      ...[...ids].map(([key, { example }]) => ({ key, value: example })),
    ],
    item: [...others, ...deletions].map((operation) => toItem(document, operation, ids)),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/** The path parameters for ids that the server chooses, by name: each with its example, and the path of the list with them. */
type ServerIds = ReadonlyMap<string, { readonly example: string; readonly list: string }>;

function serverIds(document: OpenApiDocument, operations: readonly OperationDeclaration[]): ServerIds {
  const found = operations.flatMap(({ path, parameters }) =>
    parameters
      .filter((parameter) => parameter.in === 'path' && isUuid(document, parameter))
      .map(
        ({ name, example = '' }) =>
          [name, { example: String(example), list: path.split(`/{${name}}`)[0] ?? '' }] as const,
      ),
  );
  return new Map(found);
}

function isUuid(document: OpenApiDocument, { schema }: ParameterObject): boolean {
  return schema !== undefined && resolve<{ readonly format?: string }>(document, schema, '#').format === 'uuid';
}

function toItem(document: OpenApiDocument, operation: OperationDeclaration, ids: ServerIds): Json {
  const { method, path, summary, parameters, responses } = operation;
  const statuses = Object.keys(responses).map(Number);
  const test = [
    "pm.test('the status is documented', () => {",
    `  pm.expect(pm.response.code).to.be.oneOf([${statuses.join(', ')}]);`,
    '});',
    ...[...ids].filter(([, { list }]) => method === 'get' && list === path).flatMap(([name]) => toSetter(name)),
  ];
  const accept = { key: 'Accept', value: 'application/json' };
  const headers = parameters.filter((parameter) => parameter.in === 'header').map((one) => toField(document, one));
  const body = toBody(document, operation);
  const request = {
    method: method.toUpperCase(),
    header: [accept, ...(body?.mode === 'raw' ? [jsonContent] : []), ...headers],
    url: toUrl(document, operation, ids),
    ...(body !== undefined && { body }),
  };
  return { name: summary, event: [{ listen: 'test', script: { type: 'text/javascript', exec: test } }], request };
}

function toSetter(name: string): string[] {
  return ['const [first] = pm.response.json().data;', `if (first) pm.collectionVariables.set('${name}', first.id);`];
}

const jsonContent = { key: 'Content-Type', value: 'application/json' };

function toUrl(
  document: OpenApiDocument,
  { path, parameters }: OperationDeclaration,
  ids: ServerIds,
): { readonly [name: string]: Json } {
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  return {
    raw: `{{baseUrl}}${route}`,
    host: ['{{baseUrl}}'],
    path: route.split('/').slice(1),
    variable: inPath.map(({ name, example = '' }) => ({
      key: name,
      value: ids.has(name) ? `{{${name}}}` : String(example),
    })),
    query: inQuery.map((parameter) => toField(document, parameter)),
  };
}

/** An optional parameter is there to be switched on. */
function toField(document: OpenApiDocument, { name, required, schema, example }: ParameterObject): Json {
  const { default: byDefault, example: ofSchema } = schema === undefined ? {} : resolve(document, schema, '#');
  const value = String(example ?? byDefault ?? ofSchema ?? '');
  return required === true ? { key: name, value } : { key: name, value, disabled: true };
}

type Body = { readonly mode: 'raw' | 'formdata' } & { readonly [name: string]: Json };

function toBody(document: OpenApiDocument, { requestBody, pointer }: OperationDeclaration): Body | undefined {
  const [media] = Object.entries(requestBody?.content ?? {});
  if (media === undefined) return undefined;
  const [mediaType, { examples = {} }] = media;
  const [first] = Object.values(examples);
  const place = pointerBelow(pointer, 'requestBody', 'content', mediaType, 'examples');
  if (first === undefined) throw new DocumentError(place, 'a request body needs an example');
  const { value = null } = resolve<ExampleObject>(document, first, place);
  if (mediaType === 'application/json') return { mode: 'raw', raw: JSON.stringify(value, null, 2) };
  const fields = Object.entries(Object(value) as Readonly<Record<string, Json>>);
  return { mode: 'formdata', formdata: fields.map(([key, text]) => ({ key, type: 'text', value: String(text) })) };
}
