import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { routeOf } from '../src/document/operations.ts';
import { jsonBodyWith, type RequestBody } from '../src/requests/bodies.ts';
import { newCustomer, registeredCustomer, retrievedCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../src/requests/request.ts';

/** Numbers that a program with double precision writes as other numbers. */
const INEXACT = [
  { number: '12345678901234567890', why: 'too many digits' },
  { number: '-9007199254740993', why: 'an integer beyond 2^53' },
  { number: '1152921504606846976', why: 'a power of two that JavaScript writes as another integer' },
  { number: '0.1000000000000000055511151231257827', why: 'the digits of the double that is nearest to 0.1' },
  { number: '1e400', why: 'infinite' },
  { number: '-1E+309', why: 'infinite' },
  { number: '1e-400', why: 'zero' },
  { number: '4.9e-324', why: 'the smallest double' },
];

/** Other ways to write numbers that a double keeps. */
const EXACT = [
  { number: '1.0', value: 1 },
  { number: '1e2', value: 100 },
  { number: '0.10', value: 0.1 },
  { number: '-0', value: 0 },
  { number: '0e999', value: 0 },
  { number: '100000000000000000000', value: 1e20 },
  { number: '1000000000000000000000000e-24', value: 1 },
  { number: '0.30000000000000004', value: 0.1 + 0.2 },
  { number: '9007199254740991', value: Number.MAX_SAFE_INTEGER },
  { number: '1.23456789012345e-7', value: 1.23456789012345e-7 },
  { number: '5e-324', value: 5e-324 },
];

/** Sends fields, one of them with a number, and returns the issues. */
type Refuse = (fields: object, number: string) => Promise<readonly object[]>;

const WAYS: readonly { readonly way: string; readonly issuesOf: Refuse }[] = [
  {
    way: 'createCustomer',
    issuesOf: async (fields, number) => {
      const body = jsonBodyWith({ ...newCustomer(), ...fields }, number);
      return (await expectFailure(422, routeOf('createCustomer'), { body })).issues;
    },
  },
  {
    way: 'updateCustomer',
    issuesOf: async (fields, number) => {
      const { customer_key } = await registeredCustomer();
      const request = { path: { customer_key }, body: jsonBodyWith(fields, number) };
      return (await expectFailure(422, routeOf('updateCustomer'), request)).issues;
    },
  },
  {
    way: 'bulkCreateCustomers',
    issuesOf: async (fields, number) => {
      const { customers_failed } = await bulkCreateText([{ ...newCustomer(), ...fields }], number);
      return customers_failed[0]?.issues ?? [];
    },
  },
];

const PLACES = [
  { field: 'metadata.deep.1.n', fields: { metadata: { deep: [0, { n: 'HERE' }] } } },
  { field: 'metadata.n', fields: { metadata: { n: 'HERE' } } },
  { field: 'metadata', fields: { metadata: 'HERE' } },
  { field: 'last_name', fields: { last_name: 'HERE' } },
  { field: 'contact_people.0', fields: { contact_people: ['HERE'] } },
  {
    field: 'billing_configuration.payment_reminder_days',
    fields: { billing_configuration: { payment_reminder_days: 'HERE' } },
  },
];

describe.each(cases('ways to write a customer as JSON', WAYS))('a number in the body of $way', ({ issuesOf }) => {
  it.each(INEXACT)('is rejected, and shown as it was sent, if it would change: $number ($why)', async ({ number }) => {
    const [issue, ...others] = await issuesOf({ metadata: { n: 'HERE' } }, number);
    expect(issue).toMatchObject({ code: 'number_not_representable', field: 'metadata.n', value: number });
    expect(others).toEqual([]);
  });

  it.each(PLACES)('is rejected if it would change in $field, and the issue names this field', async (place) => {
    const issues = await issuesOf(place.fields, '1e400');
    expect(issues).toMatchObject([{ code: 'number_not_representable', field: place.field, value: '1e400' }]);
  });
});

it.each(EXACT)('the number $number is accepted, since its value does not change', async ({ number, value }) => {
  const sent = newCustomer({ metadata: { n: 'HERE' } });
  await expectSuccess(routeOf('createCustomer'), { body: jsonBodyWith(sent, number) });
  expect((await retrievedCustomer(sent.customer_key)).metadata).toEqual({ n: value });
});

it('of a bulk create, only the customers with numbers that would change fail', async () => {
  const customers = [newCustomer(), newCustomer({ metadata: { n: 'HERE' } }), newCustomer()];
  const { customers_created, customers_failed } = await bulkCreateText(customers, '12345678901234567890');
  expect(customers_created.map(({ index }) => index)).toEqual([0, 2]);
  expect(customers_failed).toMatchObject([
    { index: 1, customer_key: customers[1]?.customer_key, code: 'number_not_representable', field: 'metadata.n' },
  ]);
});

it('a number that would change in the place of a customer fails this customer alone', async () => {
  const { customers_created, customers_failed } = await bulkCreateText([newCustomer(), 'HERE'], '1e400');
  expect(customers_created).toHaveLength(1);
  expect(customers_failed).toMatchObject([{ index: 1, code: 'number_not_representable', field: null, value: '1e400' }]);
});

it('the same names in different objects, and colons and braces in texts, are no repeated names', async () => {
  const metadata = { a: { a: [{ a: 1 }, { a: 1 }] }, '"a":1,"a"': '{"a":1,"a":2}', 'a\\': ':', b: '\\"' };
  const { customer_key } = await registeredCustomer({ metadata });
  expect((await retrievedCustomer(customer_key)).metadata).toEqual(metadata);
});

it('digits within texts are no numbers that could change', async () => {
  const metadata = { '12345678901234567890': '12345678901234567890', n: '1e400' };
  const { customer_key } = await registeredCustomer({ metadata });
  expect((await retrievedCustomer(customer_key)).metadata).toEqual(metadata);
});

async function bulkCreateText(customers: readonly unknown[], number: string) {
  const body: RequestBody = jsonBodyWith({ customers }, number);
  return (await expectSuccess(routeOf('bulkCreateCustomers'), { body })).data;
}
