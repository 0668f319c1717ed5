import { add, all, type Change, create, remove, sent, set } from './edits.ts';

/** Changes of requests. */
export const requests: readonly Change[] = [
  { given: 'an optional field of a request', edit: set(sent('properties', 'city'), { type: 'string' }), want: 'minor' },
  {
    given: 'a required field of a request',
    edit: all(set(sent('properties', 'city'), { type: 'string' }), add(sent('required'), 'city')),
    want: 'major',
  },
  { given: 'a field of a request that became required', edit: add(sent('required'), 'first_name'), want: 'major' },
  { given: 'a field of a request that became optional', edit: remove(sent('required', 1)), want: 'minor' },
  { given: 'a removed field of a request', edit: remove(sent('properties', 'first_name')), want: 'major' },
  { given: 'a shorter text in a request', edit: set(sent('properties', 'first_name', 'maxLength'), 50), want: 'major' },
  { given: 'a longer text in a request', edit: set(sent('properties', 'first_name', 'maxLength'), 200), want: 'minor' },
  {
    given: 'a first pattern',
    edit: set(sent('properties', 'first_name', 'pattern'), '^[A-Z]'),
    want: 'major',
  },
  {
    given: 'a changed pattern, which may be narrower',
    edit: set(sent('properties', 'contact_people', 'items', 'pattern'), '^[a-z]*$'),
    want: 'major',
  },
  {
    given: 'a request field that may be null',
    edit: set(sent('properties', 'first_name', 'type'), ['string', 'null']),
    want: 'minor',
  },
  { given: 'allowing unknown fields in a request', edit: remove(sent('additionalProperties')), want: 'minor' },
  { given: 'a smaller body', edit: set([...create, 'x-max-body-bytes'], 500), want: 'major' },
  { given: 'a larger body', edit: set([...create, 'x-max-body-bytes'], 2000), want: 'minor' },
  {
    given: 'checking items no longer one by one',
    edit: remove(sent('properties', 'contact_people', 'x-validate-items')),
    want: 'major',
  },
  {
    given: 'a new media type of a request',
    edit: set([...create, 'requestBody', 'content', 'text/csv'], { schema: { type: 'string' } }),
    want: 'minor',
  },
];
