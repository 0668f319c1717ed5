import { parse } from 'yaml';
import { add, all, type Change, create, list, type Path, registry, remove, schema, sent, set } from './edits.ts';

/** Paths and operations. */
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
  { given: 'an operation that went', edit: remove(create), want: 'major' },
  {
    given: 'another path',
    edit: all(set(['paths', '/clients'], parse(registry).paths['/customers']), remove(['paths', '/customers'])),
    want: 'major',
  },
  { given: 'another operationId', edit: set([...list, 'operationId'], 'getCustomers'), want: 'major' },
];

const perPage: Path = [...list, 'parameters', 0];
const archived: Path = [...list, 'parameters', 1];

/** Parameters of operations. */
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
  { given: 'a parameter that went', edit: remove(archived), want: 'major' },
  { given: 'a parameter that became required', edit: set([...perPage, 'required'], true), want: 'major' },
  { given: 'a lower maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 50), want: 'major' },
  { given: 'a higher maximum of a parameter', edit: set([...perPage, 'schema', 'maximum'], 200), want: 'minor' },
  { given: 'another default', edit: set([...perPage, 'schema', 'default'], 50), want: 'major' },
  { given: 'a default that goes', edit: remove([...perPage, 'schema', 'default']), want: 'major' },
  { given: 'a first default', edit: set([...create, 'parameters', 0, 'schema', 'default'], 'none'), want: 'minor' },
  { given: 'another value of a parameter', edit: add([...archived, 'schema', 'enum'], 'since'), want: 'minor' },
  { given: 'one value of a parameter less', edit: remove([...archived, 'schema', 'enum', 1]), want: 'major' },
];

/** Nothing, and what only people read. */
export const words: readonly Change[] = [
  { given: 'nothing', edit: () => undefined, want: 'none' },
  { given: 'the version alone', edit: set(['info', 'version'], '1.0.1'), want: 'none' },
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
];
