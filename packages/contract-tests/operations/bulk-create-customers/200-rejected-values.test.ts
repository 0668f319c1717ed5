import { describe, expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../../src/requests/bodies.ts';
import { bulkCreate, newCustomer, registeredCustomer } from '../../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';

const LONG = '😀'.repeat(1_500);

/** Fields with one wrong value, and this value as the failure shows it. */
const WRONG = [
  { what: 'a text', fields: { primary_email: 'jane@' }, field: 'primary_email', value: 'jane@' },
  { what: 'an empty text', fields: { customer_type: '' }, field: 'customer_type', value: '' },
  { what: 'a text, trimmed', fields: { billing_email: ' jane@\u00a0' }, field: 'billing_email', value: 'jane@' },
  { what: 'a long text, truncated', fields: { city: LONG }, field: 'city', value: '😀'.repeat(1_000) },
  { what: 'a lone surrogate, replaced', fields: { city: 'a\ud83d' }, field: 'city', value: 'a\ufffd' },
  { what: 'a number', fields: { zip_code: 10115 }, field: 'zip_code', value: '10115' },
  { what: 'null', fields: { customer_type: null }, field: 'customer_type', value: 'null' },
  { what: 'true', fields: { first_name: true }, field: 'first_name', value: 'true' },
  { what: 'a list', fields: { metadata: [1, { a: 'b' }] }, field: 'metadata', value: '[1,{"a":"b"}]' },
  { what: 'an object', fields: { contact_people: { a: [] } }, field: 'contact_people', value: '{"a":[]}' },
  { what: 'a long list, truncated', fields: { city: [LONG] }, field: 'city', value: `["${'😀'.repeat(998)}` },
  {
    what: 'a value within a list',
    fields: { contact_people: [{ email_address: 'x' }] },
    field: 'contact_people.0.email_address',
    value: 'x',
  },
  {
    what: 'a read-only field',
    fields: { created_at: '2026-11-23T09:30:00.000Z' },
    field: 'created_at',
    value: '2026-11-23T09:30:00.000Z',
  },
];

/** Problems that no value explains. */
const WITHOUT_VALUE = [
  { code: 'required', fields: { primary_email: undefined } },
  { code: 'unknown_field', fields: { pasword: 'SECRET' } },
  { code: 'too_many_items', fields: { metadata: { ...Array.from({ length: 51 }, () => 'SECRET') } } },
  { code: 'invalid_format', fields: { metadata: { 'a\0': 'SECRET' } } },
];

describe('the value of a failure', () => {
  it.each(WRONG)('is $what, in a bulk create as in a single one', async ({ fields, field, value }) => {
    const customer = { ...newCustomer(), ...fields };
    const { customers_failed } = await bulkCreate([customer]);
    expect(customers_failed).toMatchObject([{ field, value, issues: [{ field, value }] }]);
    const { issues } = await expectFailure(422, routeOf('createCustomer'), { body: jsonBody(customer) });
    expect(issues).toEqual(customers_failed[0]?.issues);
  });

  it.each(WITHOUT_VALUE)('is absent if no value explains the problem: $code', async ({ code, fields }) => {
    const { customers_failed } = await bulkCreate([{ ...newCustomer(), ...fields }]);
    expect(customers_failed).toMatchObject([{ code }]);
    expect(JSON.stringify(customers_failed)).not.toMatch(/SECRET|"value"/);
  });

  it('is an item that is no object, as JSON', async () => {
    const { customers_failed } = await bulkCreate([null, 5, 'customer', ['a']]);
    expect(customers_failed.map(({ value }) => value)).toEqual(['null', '5', 'customer', '["a"]']);
  });

  it('is the key or the address that another customer has', async () => {
    const { customer_key, primary_email } = await registeredCustomer();
    const upperCase = primary_email.toUpperCase();
    const customer = newCustomer({ customer_key, primary_email: upperCase });
    const { customers_failed } = await bulkCreate([customer]);
    expect(customers_failed).toMatchObject([
      { value: customer_key, issues: [{ value: customer_key }, { value: upperCase }] },
    ]);
    const { issues } = await expectFailure(409, routeOf('createCustomer'), { body: jsonBody(customer) });
    expect(issues).toEqual(customers_failed[0]?.issues);
  });

  it('is the new address in an update that takes the address of another customer', async () => {
    const { primary_email } = await registeredCustomer();
    const { customer_key } = await registeredCustomer();
    for (const changes of [{ primary_email }, { email_addresses: [{ email: primary_email, is_primary: true }] }]) {
      const request = { path: { customer_key }, body: jsonBody(changes) };
      const { issues } = await expectFailure(409, routeOf('updateCustomer'), request);
      expect(issues).toMatchObject([{ code: 'primary_email_taken', value: primary_email }]);
    }
  });

  it('is that of every issue of a row of a CSV file, as in a bulk create', async () => {
    const customer = { ...newCustomer(), customer_type: 'FIRM', primary_email: 'jane@' };
    const { data } = await expectSuccess(routeOf('uploadCustomersCsv'), { body: csvForm(csvOf([customer])) });
    const { customers_failed } = await bulkCreate([customer]);
    expect(data.customers_failed[0]).toMatchObject({ value: 'FIRM', issues: customers_failed[0]?.issues });
    expect(customers_failed[0]?.issues.map(({ value }) => value)).toEqual(['FIRM', 'jane@']);
  });

  it('is absent for a parameter, which the URL shows', async () => {
    const { issues } = await expectFailure(422, routeOf('listCustomers'), { query: { per_page: '101' } });
    expect(issues).toEqual([{ code: 'too_large', field: 'per_page', message: expect.any(String) }]);
  });
});
