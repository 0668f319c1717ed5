import fc, { type Arbitrary } from 'fast-check';

/** Texts on which databases, collations and drivers are known to disagree. */
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

/** Refused everywhere: U+0000, unpaired surrogates, and what is too long. */
const refusedTexts = ['a\0b', '\uD800', 'b\uDC00a', 'x'.repeat(256)];

export const text = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('Acme', 'acme corp', 'Jane', 'DOE', 'Globex') },
  { weight: 20, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 10, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constant('é'.repeat(255)) },
  { weight: 1, arbitrary: fc.constantFrom(...refusedTexts) },
);

/** Few enough for conflicts and hits, and new ones now and then. */
export const customerKey = fc.oneof(
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

/** Numbers and nesting that a database could store otherwise than they were sent. */
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
  tax_status: fc.constantFrom('TAXABLE', 'TAX_EXEMPT', 'REVERSE_CHARGE', '', null, 'NONE'),
  date_of_birth: fc.constantFrom('2000-02-29', '1970-01-01', '1999-02-29', '', null),
  metadata,
  contact_people: people,
  email_addresses: fc.array(fc.record({ email }), { maxLength: 3 }),
  billing_configuration: fc.record({ payment_reminder_days: fc.constantFrom(0, 3650, 3651, null, 1.5) }),
  unknown_field: text,
};

/** Some of the optional fields, with values and without. */
const someFields = fc
  .subarray(Object.entries(optionalFields), { maxLength: 5 })
  .chain((fields) => fc.record(Object.fromEntries(fields)))
  // A field that does not exist, as seldom as a slip of the pen.
  .chain(({ unknown_field, ...known }) =>
    fc.integer({ min: 0, max: 9 }).map((n) => (n === 0 ? { unknown_field, ...known } : known)),
  );

const customerType = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('INDIVIDUAL', 'BUSINESS') },
  { weight: 1, arbitrary: fc.constant('ROBOT') },
);

/** A customer to create, mostly a valid one. */
export const newCustomer = fc.oneof(
  {
    weight: 12,
    arbitrary: withFields({ customer_key: customerKey, customer_type: customerType, primary_email: email }),
  },
  { weight: 1, arbitrary: withFields({ customer_key: customerKey }) },
  { weight: 1, arbitrary: fc.constantFrom({}, { customer_key: 7 }) },
);

/** The body of an update, mostly a valid one. */
export const changes = fc.oneof(
  { weight: 6, arbitrary: someFields },
  { weight: 3, arbitrary: withFields({ primary_email: email }) },
  { weight: 1, arbitrary: withFields({ customer_type: customerType }) },
  { weight: 1, arbitrary: withFields({ customer_key: customerKey }) },
  { weight: 1, arbitrary: fc.constantFrom({ first_name: null }, { metadata: {} }, []) },
);

function withFields(required: Readonly<Record<string, Arbitrary<unknown>>>) {
  return fc.tuple(someFields, fc.record(required)).map(([some, all]) => ({ ...all, ...some }));
}
