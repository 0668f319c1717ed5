import fc, { type Arbitrary } from 'fast-check';
import { apiKey, otherApiKey } from '../support/send.ts';
import { changes, customerKey, newCustomer, text } from './values.ts';

/** A request that both servers are sent. */
export interface GeneratedRequest {
  readonly operation: string;
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Unsigned = Omit<GeneratedRequest, 'headers'>;

const path = (key: string) => `/customers/${encoded(key)}`;
const brokenBody = fc.constantFrom(
  '',
  '{',
  '[]',
  '{"customers": {}}',
  '{"a": 1,}',
  'null',
  `${'['.repeat(40)}${']'.repeat(40)}`,
);

const bulk = fc
  .oneof(
    { weight: 16, arbitrary: fc.array(newCustomer, { minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(newCustomer, { minLength: 90, maxLength: 100 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        [],
        Array.from({ length: 101 }, () => ({})),
        [1],
      ),
    },
  )
  .map((customers) => post('bulk', '/customers/bulk-create', { customers }));

const single = fc
  .tuple(fc.constantFrom('/customers', '/customers/new'), newCustomer)
  .map(([target, body]) => post('single', target, body));

const update = fc
  .tuple(fc.constantFrom('PATCH', 'PUT'), customerKey, changes)
  .map(([method, key, body]) => ({ operation: 'update', method, path: path(key), body }));

/** A value that is understood, and one in ten that is refused. */
const mostly = (values: Arbitrary<string>, ...refused: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: fc.constantFrom(...refused) });

const query = fc.record(
  {
    page: mostly(fc.constantFrom('1', '1', '2', '3', '1000000000'), '0', '1000000001', 'x'),
    per_page: mostly(fc.constantFrom('1', '2', '7', '100'), '0', '101', '1.5'),
    search_term: fc.oneof(text, fc.constantFrom('mail-1', 'MAIL-', '@example', 'e', 'corp', 'ß', 'ss', 'i')),
    customer_type: mostly(fc.constantFrom('INDIVIDUAL', 'BUSINESS'), 'business'),
    date_created: mostly(fc.constantFrom('2026-01-01', '2026-01-20', '2026-02-11', '9999-12-31'), '2026-02-30'),
    archived: mostly(fc.constantFrom('exclude', 'only', 'include'), 'all'),
  },
  { requiredKeys: [] },
);

const list = query.map((parameters) => {
  const search = Object.entries(parameters).map(([name, value]) => `${name}=${encoded(value)}`);
  const operation = 'search_term' in parameters ? 'search' : 'list';
  return { operation, method: 'GET', path: `/customers?${search.join('&')}` };
});

const csv = fc.array(newCustomer, { maxLength: 8 }).map((customers) => {
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const columns = ['customer_key', 'primary_email', 'customer_type', 'first_name'] as const;
  const rows = customers.map((customer: Record<string, unknown>) => columns.map((column) => cell(customer[column])));
  const form = new FormData();
  form.set(
    'csv',
    new Blob([[columns, ...rows].map((row) => row.join(',')).join('\r\n')], { type: 'text/csv' }),
    'c.csv',
  );
  return post('csv', '/customers/csv-upload', form);
});

const malformed = fc.oneof(
  brokenBody.map((body) => post('malformed', '/customers/bulk-create', body)),
  fc.tuple(customerKey, brokenBody).map(([key, body]) => ({ ...post('malformed', path(key), body), method: 'PATCH' })),
  fc
    .constantFrom('/customers/', '/customers/%', '/nowhere', '/customers?page=%ff', '/customers?unknown=1')
    .map(get('malformed')),
);

const unsigned: Arbitrary<Unsigned> = fc.oneof(
  { weight: 20, arbitrary: bulk },
  { weight: 20, arbitrary: single },
  { weight: 18, arbitrary: update },
  { weight: 8, arbitrary: customerKey.map((key) => post('archive', `${path(key)}/archive`)) },
  { weight: 6, arbitrary: customerKey.map((key) => post('unarchive', `${path(key)}/unarchive`)) },
  { weight: 6, arbitrary: customerKey.map((key) => ({ operation: 'delete', method: 'DELETE', path: path(key) })) },
  { weight: 10, arbitrary: customerKey.map(path).map(get('get')) },
  { weight: 16, arbitrary: list },
  { weight: 2, arbitrary: csv },
  { weight: 4, arbitrary: malformed },
);

const key = fc.oneof(
  { weight: 40, arbitrary: fc.constant(apiKey) },
  { weight: 10, arbitrary: fc.constant(otherApiKey) },
  { weight: 1, arbitrary: fc.constantFrom('sk_test_of_nobody', '') },
);

/** What callers of two tenants send, and some who are none. */
export const request: Arbitrary<GeneratedRequest> = fc
  .tuple(unsigned, key)
  .map(([sent, value]) => ({ ...sent, headers: { 'x-api-key': value } }));

function post(operation: string, target: string, body?: unknown): Unsigned {
  return { operation, method: 'POST', path: target, ...(body !== undefined && { body }) };
}

function get(operation: string): (target: string) => Unsigned {
  return (target) => ({ operation, method: 'GET', path: target });
}

/** For a URL. An unpaired surrogate has no encoding; sent are the bytes that one would have. */
function encoded(value: string): string {
  return encodeURIComponent(value.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll('%EF%BF%BD', '%ED%A0%80');
}
