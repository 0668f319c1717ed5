import { add, type Change, create, list, schema, sent, set } from './edits.ts';

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
