import { readFileSync } from 'node:fs';
import { type Document, parse, parseDocument } from 'yaml';
import type { Bump } from '../../src/bump.js';

/** The document that is changed, as text. */
export const registry = readFileSync(new URL('registry.yaml', import.meta.url), 'utf8');

type Path = readonly (string | number)[];
type Edit = (document: Document) => void;

const set =
  (path: Path, value: unknown): Edit =>
  (document) =>
    document.setIn(path, document.createNode(value));
const add =
  (path: Path, value: unknown): Edit =>
  (document) =>
    document.addIn(path, document.createNode(value));
const remove =
  (path: Path): Edit =>
  (document) =>
    document.deleteIn(path);
const all =
  (...edits: readonly Edit[]): Edit =>
  (document) => {
    for (const edit of edits) edit(document);
  };

const list: Path = ['paths', '/customers', 'get'];
const create: Path = ['paths', '/customers', 'post'];
const perPage: Path = [...list, 'parameters', 0];
const archived: Path = [...list, 'parameters', 1];
const schema = (name: string, ...rest: Path): Path => ['components', 'schemas', name, ...rest];
const sent = (...rest: Path) => schema('CustomerCreate', ...rest);
const answered = (...rest: Path) => schema('Customer', ...rest);

/** Renames a schema and whatever refers to it. */
const rename =
  (from: string, to: string): Edit =>
  (document) => {
    const text = document.toString().replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to);
    document.contents = parseDocument(text).contents as typeof document.contents;
  };

/** Changes of `registry.yaml`, each with the bump that it asks for. */
export const changes: readonly { given: string; edit: Edit; want: Bump }[] = [
  { given: 'nothing', edit: () => undefined, want: 'none' },
  { given: 'the version alone', edit: set(['info', 'version'], '1.0.1'), want: 'none' },

  // Words.
  { given: 'the description of the API', edit: set(['info', 'description'], 'All.'), want: 'patch' },
  { given: 'the summary of an operation', edit: set([...list, 'summary'], 'List all'), want: 'patch' },
  {
    given: 'the description of a property',
    edit: set(sent('properties', 'first_name', 'description'), 'Name.'),
    want: 'patch',
  },
  {
    given: 'an example',
    edit: set([...create, 'requestBody', 'content', 'application/json', 'example', 'customer_key'], 'b'),
    want: 'patch',
  },
  { given: 'another tag', edit: add(['tags'], { name: 'More' }), want: 'patch' },
  {
    given: 'the sentence of a pattern',
    edit: set(sent('properties', 'contact_people', 'items', 'x-pattern-message'), 'must be in lower case'),
    want: 'patch',
  },
  {
    given: 'the description of an error code',
    edit: set(schema('ErrorCode', 'x-enumDescriptions', 'api_key_missing'), 'None.'),
    want: 'patch',
  },
  {
    given: 'the order of an enumeration',
    edit: set(schema('CustomerType', 'enum'), ['INDIVIDUAL', 'BUSINESS']),
    want: 'patch',
  },

  // Operations.
  {
    given: 'a new path',
    edit: set(['paths', '/customers/{customer_key}'], {
      delete: { operationId: 'deleteCustomer', responses: { 200: { description: 'Gone.' } } },
    }),
    want: 'minor',
  },
  {
    given: 'a new operation',
    edit: set(['paths', '/customers', 'put'], {
      operationId: 'putCustomers',
      responses: { 200: { description: 'Put.' } },
    }),
    want: 'minor',
  },
  { given: 'a deprecated operation', edit: set([...list, 'deprecated'], true), want: 'minor' },
  { given: 'an operation that went', edit: remove(create), want: 'major' },
  {
    given: 'another path',
    edit: all(set(['paths', '/clients'], parse(registry).paths['/customers']), remove(['paths', '/customers'])),
    want: 'major',
  },
  { given: 'another operationId', edit: set([...list, 'operationId'], 'getCustomers'), want: 'major' },

  // Parameters.
  {
    given: 'an optional query parameter',
    edit: add([...list, 'parameters'], { name: 'sort', in: 'query', schema: { type: 'string' } }),
    want: 'minor',
  },
  {
    given: 'a required query parameter',
    edit: add([...list, 'parameters'], { name: 'sort', in: 'query', required: true, schema: { type: 'string' } }),
    want: 'major',
  },
  { given: 'a parameter that went', edit: remove(archived), want: 'major' },
  { given: 'a parameter that became required', edit: set([...perPage, 'required'], true), want: 'major' },
  { given: 'a lower maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 50), want: 'major' },
  { given: 'a higher maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 200), want: 'minor' },
  { given: 'another default', edit: set([...perPage, 'schema', 'default'], 50), want: 'major' },
  { given: 'a default that goes', edit: remove([...perPage, 'schema', 'default']), want: 'major' },
  { given: 'a first default', edit: set([...create, 'parameters', 0, 'schema', 'default'], 'none'), want: 'minor' },
  { given: 'another value of a parameter', edit: add([...archived, 'schema', 'enum'], 'since'), want: 'minor' },
  { given: 'one value of a parameter less', edit: remove([...archived, 'schema', 'enum', 1]), want: 'major' },

  // What is sent.
  { given: 'an optional field of a request', edit: set(sent('properties', 'city'), { type: 'string' }), want: 'minor' },
  {
    given: 'a required field of a request',
    edit: all(set(sent('properties', 'city'), { type: 'string' }), add(sent('required'), 'city')),
    want: 'major',
  },
  { given: 'a field of a request that became required', edit: add(sent('required'), 'first_name'), want: 'major' },
  { given: 'a field of a request that became optional', edit: remove(sent('required', 1)), want: 'minor' },
  { given: 'a field of a request that went', edit: remove(sent('properties', 'first_name')), want: 'major' },
  { given: 'a shorter text in a request', edit: set(sent('properties', 'first_name', 'maxLength'), 50), want: 'major' },
  { given: 'a longer text in a request', edit: set(sent('properties', 'first_name', 'maxLength'), 200), want: 'minor' },
  {
    given: 'a pattern where there was none',
    edit: set(sent('properties', 'first_name', 'pattern'), '^[A-Z]'),
    want: 'major',
  },
  {
    given: 'another pattern, which may be narrower',
    edit: set(sent('properties', 'contact_people', 'items', 'pattern'), '^[a-z]*$'),
    want: 'major',
  },
  {
    given: 'a request field that may be null',
    edit: set(sent('properties', 'first_name', 'type'), ['string', 'null']),
    want: 'minor',
  },
  { given: 'unknown fields allowed in a request', edit: remove(sent('additionalProperties')), want: 'minor' },
  { given: 'a smaller body', edit: set([...create, 'x-max-body-bytes'], 500), want: 'major' },
  { given: 'a larger body', edit: set([...create, 'x-max-body-bytes'], 2000), want: 'minor' },
  {
    given: 'items that are no longer checked one by one',
    edit: remove(sent('properties', 'contact_people', 'x-validate-items')),
    want: 'major',
  },
  {
    given: 'another media type of a request',
    edit: set([...create, 'requestBody', 'content', 'text/csv'], { schema: { type: 'string' } }),
    want: 'minor',
  },

  // What is answered.
  { given: 'a field of an answer', edit: set(answered('properties', 'city'), { type: 'string' }), want: 'minor' },
  {
    given: 'a field of an answer that is always there',
    edit: all(set(answered('properties', 'city'), { type: 'string' }), add(answered('required'), 'city')),
    want: 'minor',
  },
  { given: 'a field of an answer that went', edit: remove(answered('properties', 'nickname')), want: 'major' },
  { given: 'a field of an answer that may be missing', edit: remove(answered('required', 0)), want: 'major' },
  {
    given: 'a field of an answer that may be null',
    edit: set(answered('properties', 'id', 'type'), ['string', 'null']),
    want: 'major',
  },
  {
    given: 'a field of an answer that is never null any more',
    edit: set(answered('properties', 'archived_at', 'type'), 'string'),
    want: 'minor',
  },
  { given: 'another value in an answer', edit: add(answered('properties', 'state', 'enum'), 'erased'), want: 'major' },
  { given: 'one value in an answer less', edit: remove(answered('properties', 'state', 'enum', 1)), want: 'minor' },
  {
    given: 'another value in requests and answers',
    edit: add(schema('CustomerType', 'enum'), 'GOVERNMENT'),
    want: 'major',
  },
  {
    given: 'another error code',
    edit: all(
      add(schema('ErrorCode', 'enum'), 'rate_limited'),
      set(schema('ErrorCode', 'x-enum-status', 'rate_limited'), 429),
    ),
    want: 'minor',
  },
  {
    given: 'an error code that went',
    edit: all(remove(schema('ErrorCode', 'enum', 0)), remove(schema('ErrorCode', 'x-enum-status', 'api_key_missing'))),
    want: 'major',
  },
  {
    given: 'another status of an error code',
    edit: set(schema('ErrorCode', 'x-enum-status', 'api_key_missing'), 403),
    want: 'major',
  },
  { given: 'error codes that grow no more', edit: remove(schema('ErrorCode', 'x-open-enum')), want: 'major' },
  {
    given: 'a new value and the announcement of it at once',
    edit: all(
      add(answered('properties', 'state', 'enum'), 'erased'),
      set(answered('properties', 'state', 'x-open-enum'), true),
    ),
    want: 'major',
  },
  { given: 'a new status', edit: set([...list, 'responses', '429'], { description: 'Slow down.' }), want: 'minor' },
  { given: 'a status that went', edit: remove([...list, 'responses', '401']), want: 'major' },
  {
    given: 'another status of success',
    edit: all(
      set([...create, 'responses', '200'], parse(registry).paths['/customers'].post.responses['201']),
      remove([...create, 'responses', '201']),
    ),
    want: 'major',
  },
  {
    given: 'a header of an answer',
    edit: set([...list, 'responses', '200', 'headers', 'X-Total'], { schema: { type: 'integer' } }),
    want: 'minor',
  },
  {
    given: 'a header that went',
    edit: remove([...list, 'responses', '200', 'headers', 'X-Request-Id']),
    want: 'major',
  },
  {
    given: 'a header that may be missing',
    edit: set(['components', 'headers', 'X-Request-Id', 'required'], false),
    want: 'major',
  },
  {
    given: 'a link',
    edit: set([...create, 'responses', '201', 'links', 'again'], { operationId: 'createCustomer' }),
    want: 'minor',
  },

  // Around it.
  {
    given: 'a renamed schema, which is a type that programs import',
    edit: rename('CustomerPage', 'CustomerList'),
    want: 'major',
  },
  { given: 'another server', edit: add(['servers'], { url: 'https://example.com/api/v1' }), want: 'minor' },
  { given: 'a server that moved', edit: set(['servers', 0, 'url'], 'http://127.0.0.1:4010/api/v2'), want: 'major' },
  {
    given: 'another header for the key',
    edit: set(['components', 'securitySchemes', 'apiKey', 'name'], 'x-key'),
    want: 'major',
  },
  { given: 'an extension without a rule', edit: set([...list, 'x-quota'], 5), want: 'major' },
];
