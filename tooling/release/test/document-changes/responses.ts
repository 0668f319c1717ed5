import { parse } from 'yaml';
import { add, all, type Change, create, list, type Path, registry, remove, schema, set } from './edits.ts';

const received = (...rest: Path) => schema('Customer', ...rest);

/** Changes of responses. */
export const responses: readonly Change[] = [
  { given: 'a field of a response', edit: set(received('properties', 'city'), { type: 'string' }), want: 'minor' },
  {
    given: 'a field of a response that is always there',
    edit: all(set(received('properties', 'city'), { type: 'string' }), add(received('required'), 'city')),
    want: 'minor',
  },
  { given: 'a removed field of a response', edit: remove(received('properties', 'nickname')), want: 'major' },
  { given: 'a field of a response that may be missing', edit: remove(received('required', 0)), want: 'major' },
  {
    given: 'a field of a response that may be null',
    edit: set(received('properties', 'id', 'type'), ['string', 'null']),
    want: 'major',
  },
  {
    given: 'a field of a response that is never null anymore',
    edit: set(received('properties', 'archived_at', 'type'), 'string'),
    want: 'minor',
  },
  { given: 'a new value in a response', edit: add(received('properties', 'state', 'enum'), 'erased'), want: 'major' },
  { given: 'a removed value in a response', edit: remove(received('properties', 'state', 'enum', 1)), want: 'minor' },
  {
    given: 'a new value in requests and responses',
    edit: add(schema('CustomerType', 'enum'), 'GOVERNMENT'),
    want: 'major',
  },
  {
    given: 'a new error code',
    edit: all(
      add(schema('ErrorCode', 'enum'), 'rate_limited'),
      set(schema('ErrorCode', 'x-enum-status', 'rate_limited'), 429),
    ),
    want: 'minor',
  },
  {
    given: 'a removed error code',
    edit: all(remove(schema('ErrorCode', 'enum', 0)), remove(schema('ErrorCode', 'x-enum-status', 'api_key_missing'))),
    want: 'major',
  },
  {
    given: 'a changed status of an error code',
    edit: set(schema('ErrorCode', 'x-enum-status', 'api_key_missing'), 403),
    want: 'major',
  },
  {
    given: 'another code that comes with a property',
    edit: set(schema('Failure', 'x-present-with-codes', 'validation_failed'), true),
    want: 'minor',
  },
  {
    given: 'a code that no longer comes with a property',
    edit: remove(schema('Failure', 'x-present-with-codes', 'api_key_missing')),
    want: 'major',
  },
  { given: 'error codes that no longer grow', edit: remove(schema('ErrorCode', 'x-open-enum')), want: 'major' },
  {
    given: 'a new value and its announcement together',
    edit: all(
      add(received('properties', 'state', 'enum'), 'erased'),
      set(received('properties', 'state', 'x-open-enum'), true),
    ),
    want: 'major',
  },
  {
    given: 'another schema for a value in a response',
    edit: add(received('properties', 'balance', 'oneOf'), { type: 'boolean' }),
    want: 'major',
  },
  {
    given: 'another schema for a value whose schemas will grow',
    edit: add(received('properties', 'last_event', 'oneOf'), { type: 'boolean' }),
    want: 'minor',
  },
  {
    given: 'a removed schema of a value whose schemas will grow',
    edit: remove(received('properties', 'last_event', 'oneOf', 1)),
    want: 'minor',
  },
  { given: 'a new status', edit: set([...list, 'responses', '429'], { description: 'Slow down.' }), want: 'minor' },
  { given: 'a removed status', edit: remove([...list, 'responses', '401']), want: 'major' },
  {
    given: 'a changed status of success',
    edit: all(
      set([...create, 'responses', '200'], parse(registry).paths['/customers'].post.responses['201']),
      remove([...create, 'responses', '201']),
    ),
    want: 'major',
  },
  {
    given: 'a header of a response',
    edit: set([...list, 'responses', '200', 'headers', 'X-Total'], { schema: { type: 'integer' } }),
    want: 'minor',
  },
  {
    given: 'a removed header',
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
