import type { Customer, CustomerCreate } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { routeOf } from '../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { bulkCreate, newCustomer, registeredCustomer, retrievedCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../src/requests/request.ts';

/** Spaces, also those that do not break a line, and characters without width: a copied address often has one. */
const SURROUNDINGS = [' ', '\t', '\n', '\u00a0', '\ufeff', '\u200b', '\u200d', '\u2060', '\u3000', '\u200e'];

type Send = (customer: CustomerCreate) => Promise<unknown>;

const WAYS: readonly { readonly way: string; readonly send: Send }[] = [
  { way: 'createCustomer', send: (customer) => expectSuccess(routeOf('createCustomer'), { body: jsonBody(customer) }) },
  { way: 'bulkCreateCustomers', send: (customer) => bulkCreate([customer]) },
  {
    way: 'uploadCustomersCsv',
    send: (customer) => expectSuccess(routeOf('uploadCustomersCsv'), { body: csvForm(csvOf([customer])) }),
  },
  {
    way: 'updateCustomer',
    send: async ({ customer_key, customer_type: _, ...changes }) => {
      await registeredCustomer({ customer_key });
      await expectSuccess(routeOf('updateCustomer'), { path: { customer_key }, body: jsonBody(changes) });
    },
  },
];

describe.each(cases('ways to write a customer', WAYS))('an email address in $way', ({ send }) => {
  it('loses the white space and the zero-width characters at its ends', async () => {
    for (const space of SURROUNDINGS) {
      const sent = newCustomer({ billing_email: 'billing@example.com' });
      await send({
        ...sent,
        primary_email: `${space}${sent.primary_email}${space}${space}`,
        billing_email: `billing@example.com${space}`,
      });
      expect(await retrievedCustomer(sent.customer_key)).toMatchObject(sent);
    }
  });
});

const JSON_WAYS = WAYS.filter(({ way }) => way !== 'uploadCustomersCsv');

describe.each(cases('ways to write a customer as JSON', JSON_WAYS))('an address within $way', ({ send }) => {
  it('loses the white space and the zero-width characters at its ends, in lists and settings too', async () => {
    for (const space of SURROUNDINGS) {
      const sent = newCustomer();
      await send({
        ...sent,
        email_addresses: [{ email: sent.primary_email, is_primary: true }, { email: `${space}a@example.com` }],
        contact_people: [{ first_name: 'B' }, { email_address: `b@example.com${space}` }],
        billing_configuration: { billing_email: `${space}c@example.com${space}` },
      });
      const stored: Customer = await retrievedCustomer(sent.customer_key);
      expect(stored).toMatchObject({
        email_addresses: [{ email: sent.primary_email }, { email: 'a@example.com' }],
        contact_people: [{ first_name: 'B' }, { email_address: 'b@example.com' }],
        billing_configuration: { billing_email: 'c@example.com' },
      });
    }
  });
});

it('two addresses that differ in the white space at their ends are the same', async () => {
  const { primary_email } = await registeredCustomer();
  const customer = newCustomer({ primary_email: `${primary_email}\u00a0` });
  const { issues } = await expectFailure(409, routeOf('createCustomer'), { body: jsonBody(customer) });
  expect(issues).toMatchObject([{ code: 'primary_email_taken' }]);
});

it.each([' ', '\u200b', 'a b@example.com', 'a\u200bb@example.com'])('the address %j stays invalid', async (email) => {
  const customer = { ...newCustomer(), primary_email: email };
  const { issues } = await expectFailure(422, routeOf('createCustomer'), { body: jsonBody(customer) });
  expect(issues).toMatchObject([{ code: 'invalid_format', field: 'primary_email' }]);
});
