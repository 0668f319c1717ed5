import { parse } from 'yaml';
import { add, all, type Change, create, list, type Path, registry, remove, schema, set } from './edits.ts';

const answered = (...rest: Path) => schema('Customer', ...rest);

/** What is answered. */
export const answers: readonly Change[] = [
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
];
