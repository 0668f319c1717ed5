import type { CustomerCreate } from '@rollcall/client';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import fc from 'fast-check';

/** Texts with everything that a file format may trip over: white space at the ends, quotes, line ends, formulas. */
const text = fc
  .string({
    unit: fc.constantFrom(
      ...[...'ab0é👩 ,;"\'=+-@\t\n\r{}[]\\/.'],
      '\r\n',
      '\u00a0',
      '\u200b',
      '\ufeff',
      '\u2028',
      '#N/A',
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((value) => value !== 'malformed_row');
const email = fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/);
const flag = fc.boolean();
const date = fc.constantFrom('1990-05-17', '2000-02-29');

const metadata = fc.dictionary(
  fc.constantFrom('plan', 'a.b', 'a b', '0', 'constructor', 'metadata.plan', 'é"'),
  fc.oneof(
    text,
    fc.integer(),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    flag,
    fc.constant(null),
    fc.array(text),
  ),
  { maxKeys: 4, noNullPrototype: true },
);

const nested: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  billing_configuration: fc.record(
    { preferred_payment_method: text, billing_email: email, payment_reminder_days: fc.nat(3650) },
    { requiredKeys: [] },
  ),
  tax_identifications: listOf({ type: text, number: text, country: text }, ['type', 'number']),
  contact_people: listOf({ first_name: text, last_name: text, email_address: email, is_primary: flag }, ['first_name']),
  payment_terms: listOf({ type: text, value: fc.oneof(text, fc.integer({ min: -9, max: 99 })) }, ['type', 'value']),
  email_addresses: listOf({ email, is_primary: flag }, ['email']),
  phone_numbers: listOf({ phone_number: text, country_code: text, is_primary: flag }, ['phone_number']),
  metadata,
};

function listOf(
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  requiredKeys: string[],
): fc.Arbitrary<unknown> {
  return fc.array(fc.record(fields, { requiredKeys }), { minLength: 1, maxLength: 3 });
}

const special: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  billing_email: email,
  date_of_birth: date,
  tax_status: fc.constantFrom(...document.components.schemas.TaxStatus.enum.filter((status) => status !== '')),
  mid_cycle_invoice_consolidation: flag,
  ...nested,
};

const required: readonly string[] = document.components.schemas.CustomerCreate.required;
const optional = Object.keys(document.components.schemas.CustomerCreate.properties).filter(
  (name) => !required.includes(name),
);

/** Any customer with any of its fields, and whether it is archived. Keys and addresses are unique by their number. */
export const randomCustomers: fc.Arbitrary<readonly { customer: CustomerCreate; archived: boolean }[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom(...document.components.schemas.CustomerType.enum),
      key: fc.constantFrom('k', '=k', 'full/1 ?#%é', "'+1", '00', '1e5', '"', ','),
      fields: fc.record(Object.fromEntries(optional.map((name) => [name, special[name] ?? text])), {
        requiredKeys: [],
      }),
      archived: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) =>
    list.map(({ type, key, fields, archived }, number) => ({
      customer: {
        customer_key: `${key}${number}`,
        customer_type: type,
        primary_email: `=c${number}@example.com`,
        ...fields,
      } as CustomerCreate,
      archived,
    })),
  );
