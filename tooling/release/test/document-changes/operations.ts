import { parse } from 'yaml';
import {
  add,
  all,
  type Change,
  create,
  list,
  type Path,
  registry,
  remove,
  rename,
  schema,
  sent,
  set,
} from './edits.ts';

/** Changes of paths and operations. */
export const operations: readonly Change[] = [
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
  { given: 'a removed operation', edit: remove(create), want: 'major' },
  {
    given: 'a renamed path',
    edit: all(set(['paths', '/clients'], parse(registry).paths['/customers']), remove(['paths', '/customers'])),
    want: 'major',
  },
  { given: 'a renamed path parameter', edit: rename('batch_id', 'id'), want: 'major' },
  { given: 'a changed operationId', edit: set([...list, 'operationId'], 'getCustomers'), want: 'major' },
];

const perPage: Path = [...list, 'parameters', 0];
const archived: Path = [...list, 'parameters', 1];

/** Changes of parameters. */
export const parameters: readonly Change[] = [
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
  { given: 'a removed parameter', edit: remove(archived), want: 'major' },
  { given: 'a parameter that became required', edit: set([...perPage, 'required'], true), want: 'major' },
  { given: 'a lower maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 50), want: 'major' },
  { given: 'a higher maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 200), want: 'minor' },
  { given: 'a changed default', edit: set([...perPage, 'schema', 'default'], 50), want: 'major' },
  { given: 'a removed default', edit: remove([...perPage, 'schema', 'default']), want: 'major' },
  { given: 'a first default', edit: set([...create, 'parameters', 0, 'schema', 'default'], 'none'), want: 'minor' },
  { given: 'a new value of a parameter', edit: add([...archived, 'schema', 'enum'], 'since'), want: 'minor' },
  { given: 'a removed value of a parameter', edit: remove([...archived, 'schema', 'enum', 1]), want: 'major' },
];

/** No change, and changes that only people read. */
export const words: readonly Change[] = [
  { given: 'nothing', edit: () => undefined, want: 'none' },
  { given: 'the version alone', edit: set(['info', 'version'], '1.0.1'), want: 'none' },
  { given: 'a description of the API', edit: set(['info', 'description'], 'All.'), want: 'patch' },
  { given: 'a summary of an operation', edit: set([...list, 'summary'], 'List all'), want: 'patch' },
  {
    given: 'a description of a property',
    edit: set(sent('properties', 'first_name', 'description'), 'Name.'),
    want: 'patch',
  },
  {
    given: 'an example',
    edit: set([...create, 'requestBody', 'content', 'application/json', 'example', 'customer_key'], 'b'),
    want: 'patch',
  },
  { given: 'a new tag', edit: add(['tags'], { name: 'More' }), want: 'patch' },
  {
    given: 'a sentence of a pattern',
    edit: set(sent('properties', 'contact_people', 'items', 'x-pattern-message'), 'must be in lower case'),
    want: 'patch',
  },
  {
    given: 'a description of an error code',
    edit: set(schema('ErrorCode', 'x-enumDescriptions', 'api_key_missing'), 'None.'),
    want: 'patch',
  },
  {
    given: 'a changed order of an enumeration',
    edit: set(schema('CustomerType', 'enum'), ['INDIVIDUAL', 'BUSINESS']),
    want: 'patch',
  },
];
