import { expect, it } from 'vitest';
import type { Customer, CustomerCreate } from '../../src/index.ts';
import { isSameCustomer } from '../../src/reconcile/match.ts';
import { example } from '../support/clients.ts';

const sent = example<CustomerCreate>('IndividualRequest');
const { data: found } = example<{ data: Customer }>('IndividualResponse');
const term = { type: 'NET', value: '30' };

const table: { given: string; sent?: Partial<CustomerCreate>; found?: Partial<Customer>; want: boolean }[] = [
  { given: 'the same fields', want: true },
  { given: 'a field that was not sent', found: { city: 'Lisbon' }, want: true },
  { given: 'another name', found: { last_name: 'Roe' }, want: false },
  { given: 'a missing field', found: { last_name: null }, want: false },
  { given: 'another type', found: { customer_type: 'BUSINESS' }, want: false },
  { given: 'the address in another case', found: { primary_email: 'JANE@example.com' }, want: true },
  { given: 'another address', found: { primary_email: 'j@example.com' }, want: false },
  { given: 'empty values in the request', sent: { city: '', state: null }, want: true },
  { given: 'other metadata', found: { metadata: { plan: 'free' } }, want: false },
  {
    given: 'a payment term as text',
    sent: { payment_terms: [{ type: 'NET', value: 30 }] },
    found: { payment_terms: [term] },
    want: true,
  },
  {
    given: 'a payment term less',
    sent: { payment_terms: [term, term] },
    found: { payment_terms: [term] },
    want: false,
  },
  {
    given: 'a payment term more',
    sent: { payment_terms: [term] },
    found: { payment_terms: [term, term] },
    want: false,
  },
  { given: 'another nested object', sent: { billing_configuration: { billing_address: 'A' } }, want: false },
  {
    given: 'an empty nested object in the request',
    sent: { billing_configuration: { billing_address: null } },
    want: true,
  },
];

it.each(table)('isSameCustomer is $want for a stored customer with $given', (given) => {
  expect(isSameCustomer({ ...sent, ...given.sent }, { ...found, ...given.found })).toBe(given.want);
});
