import document from '@rollcall/contract/document.json' with { type: 'json' };
import fc, { type Arbitrary } from 'fast-check';
import { apiKey, otherApiKey } from './send.ts';

/** Texts that databases, collations and drivers are known to treat differently. */
const oddTexts = [
  'É',
  'e\u0301',
  'Straße',
  'ﬁne',
  'İstanbul',
  'ıi',
  'ΣΑΣ',
  '😀👩‍👩‍👧',
  '\u{10FFFF}',
  '\uFFFE',
  '\u202Eright to left',
  '\u2028',
  '\u0001\u007F',
  'a\tb\nc',
  '100%',
  'a_b',
  'back\\slash',
  `'; drop table customers; --`,
  '"quoted"',
  '{1,2,NULL}',
  'NULL',
  '$1',
  '\\u0000',
  ' spaces ',
  '',
];

/** Texts that are rejected everywhere: with U+0000 or unpaired surrogates, or too long. */
const refusedTexts = ['a\0b', '\uD800', 'b\uDC00a', 'x'.repeat(256)];

const text = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('Acme', 'acme corp', 'Jane', 'DOE', 'Globex') },
  { weight: 20, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 10, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constant('é'.repeat(255)) },
  { weight: 1, arbitrary: fc.constantFrom(...refusedTexts) },
);

/** Few enough to cause conflicts and hits, and sometimes new. */
const customerKey = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 60 }).map((n) => `key-${n}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('KEY-1', 'a/b', 'a%2Fb', 'a b', 'é', 'e\u0301', '😀', '{a,"b"}', 'a\\b', '-', 'ß'),
  },
  { weight: 6, arbitrary: fc.nat({ max: 1_000_000 }).map((n) => `new-${n}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' a',
      '.',
      '..',
      'a\0b',
      '\uD800',
      'x'.repeat(255),
      '😀'.repeat(255),
      'x'.repeat(256),
    ),
  },
);

const email = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }).map((n) => `mail-${n}@example.com`) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }).map((n) => `Mail-${n}@EXAMPLE.com`) },
  { weight: 10, arbitrary: fc.nat({ max: 1_000_000 }).map((n) => `new_${n}%@example.org`) },
  { weight: 1, arbitrary: fc.constantFrom('', 'nobody', `${'x'.repeat(250)}@example.com`, 'a\0@example.com') },
);

/** Numbers and nested values that a database could change when it stores them. */
const metadata = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.dictionary(fc.oneof(text, fc.constantFrom('b', 'a', '10', '9')), fc.jsonValue({ maxDepth: 3 }), {
      maxKeys: 5,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { z: 1e21, a: 5e-324, n: -0, big: 2 ** 53 + 2, tenth: 0.1 },
      { list: [[], {}, null, [true, 1.5]] },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom({ too_large: 1.7e308 }, [], 'text', null) },
);

const people = fc.array(
  fc.record({ first_name: text, email_address: email, is_primary: fc.boolean() }, { requiredKeys: [] }),
  { maxLength: 3 },
);

const optionalFields: Readonly<Record<string, Arbitrary<unknown>>> = {
  display_name: text,
  legal_name: text,
  first_name: text,
  last_name: text,
  billing_email: email,
  city: text,
  tax_status: fc.constantFrom(...document.components.schemas.OptionalTaxStatus.enum, 'NONE'),
  mid_cycle_invoice_consolidation: fc.constantFrom(true, false, null, 'true'),
  date_of_birth: fc.constantFrom('2000-02-29', '1970-01-01', '1999-02-29', '', null),
  metadata,
  contact_people: people,
  email_addresses: fc.array(fc.record({ email }), { maxLength: 3 }),
  billing_configuration: fc.record({ payment_reminder_days: fc.constantFrom(0, 3650, 3651, null, 1.5) }),
  unknown_field: text,
};

/** Some of the optional fields, with and without values. */
const someFields = fc
  .subarray(Object.entries(optionalFields), { maxLength: 5 })
  .chain((fields) => fc.record(Object.fromEntries(fields)))
  // A field that does not exist, as rare as a typing error.
  .chain(({ unknown_field, ...known }) =>
    fc.integer({ min: 0, max: 9 }).map((n) => (n === 0 ? { unknown_field, ...known } : known)),
  );

const customerType = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('INDIVIDUAL', 'BUSINESS') },
  { weight: 1, arbitrary: fc.constant('ROBOT') },
);

/** A customer to create, mostly a valid one. */
const newCustomer = fc.oneof(
  {
    weight: 12,
    arbitrary: withFields({ customer_key: customerKey, customer_type: customerType, primary_email: email }),
  },
  { weight: 1, arbitrary: withFields({ customer_key: customerKey }) },
  { weight: 1, arbitrary: fc.constantFrom({}, { customer_key: 7 }) },
);

/** The body of an update, mostly a valid one. */
const changes = fc.oneof(
  { weight: 6, arbitrary: someFields },
  { weight: 3, arbitrary: withFields({ primary_email: email }) },
  { weight: 1, arbitrary: withFields({ customer_type: customerType }) },
  { weight: 1, arbitrary: withFields({ customer_key: customerKey }) },
  { weight: 1, arbitrary: fc.constantFrom({ first_name: null }, { metadata: {} }, []) },
);

function withFields(required: Readonly<Record<string, Arbitrary<unknown>>>) {
  return fc.tuple(someFields, fc.record(required)).map(([some, all]) => ({ ...all, ...some }));
}

/** A request that is sent to both servers. */
export interface GeneratedRequest {
  readonly operation: string;
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Unsigned = Omit<GeneratedRequest, 'headers'> & Partial<Pick<GeneratedRequest, 'headers'>>;

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

/** Stands for the entity tag that the customer had in an earlier answer, or for any if it had none. */
export const KNOWN_TAG = '"known"';

const tags = fc.constantFrom(
  KNOWN_TAG,
  `W/${KNOWN_TAG}`,
  `"other", ${KNOWN_TAG}`,
  '*',
  '"other"',
  '""',
  'malformed',
  '',
);

/** Headers with an `If-Match` in some of ten cases. */
const sometimesConditional = (cases: number) =>
  fc.oneof(
    { weight: 10 - cases, arbitrary: fc.constant({}) },
    { weight: cases, arbitrary: tags.map((value) => ({ 'if-match': value })) },
  );

const update = fc
  .tuple(fc.constantFrom('PATCH', 'PUT'), customerKey, changes, sometimesConditional(2))
  .map(([method, key, body, headers]) => ({ operation: 'update', method, path: path(key), body, headers }));

const erase = fc
  .tuple(customerKey, sometimesConditional(5))
  .map(([key, headers]) => ({ operation: 'delete', method: 'DELETE', path: path(key), headers }));

/** A valid value, or in one of ten cases an invalid one. */
const mostly = (values: Arbitrary<string>, ...refused: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: fc.constantFrom(...refused) });

const query = fc.record(
  {
    page: mostly(fc.constantFrom('1', '1', '2', '3', '1000000000'), '0', '1000000001', 'x'),
    per_page: mostly(fc.constantFrom('1', '2', '7', '100'), '0', '101', '1.5'),
    search_term: fc.oneof(text, fc.constantFrom('mail-1', 'MAIL-', '@example', 'e', 'corp', 'ß', 'ss', 'i')),
    customer_type: mostly(fc.constantFrom('INDIVIDUAL', 'BUSINESS', ''), 'business'),
    date_created: mostly(fc.constantFrom('2026-01-01', '2026-01-20', '2026-02-11', '9999-12-31', ''), '2026-02-30'),
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
  const columns = ['customer_key', 'primary_email', 'customer_type', 'first_name', 'mid_cycle_invoice_consolidation'];
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
  { weight: 6, arbitrary: erase },
  { weight: 10, arbitrary: customerKey.map(path).map(get('get')) },
  { weight: 3, arbitrary: customerKey.map((key) => `${path(key)}/details`).map(get('details')) },
  { weight: 1, arbitrary: customerKey.map((key) => `${path(key)}/check-active-subscription`).map(get('subscription')) },
  { weight: 16, arbitrary: list },
  { weight: 2, arbitrary: csv },
  { weight: 4, arbitrary: malformed },
);

const key = fc.oneof(
  { weight: 40, arbitrary: fc.constant(apiKey) },
  { weight: 10, arbitrary: fc.constant(otherApiKey) },
  { weight: 1, arbitrary: fc.constantFrom('sk_test_of_nobody', '') },
);

/** Requests of two tenants, and a few with an invalid key. */
export const request: Arbitrary<GeneratedRequest> = fc
  .tuple(unsigned, key)
  .map(([sent, value]) => ({ ...sent, headers: { ...sent.headers, 'x-api-key': value } }));

function post(operation: string, target: string, body?: unknown): Unsigned {
  return { operation, method: 'POST', path: target, ...(body !== undefined && { body }) };
}

function get(operation: string): (target: string) => Unsigned {
  return (target) => ({ operation, method: 'GET', path: target });
}

/** Encodes a text for a URL. An unpaired surrogate, which has no encoding, becomes the bytes that it would have. */
function encoded(value: string): string {
  return encodeURIComponent(value.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll('%EF%BF%BD', '%ED%A0%80');
}
