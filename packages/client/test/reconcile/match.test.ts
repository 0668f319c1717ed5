import { expect, it } from 'vitest';
import type { Customer, CustomerCreate } from '../../src/index.ts';
import { differingField } from '../../src/reconcile/match.ts';
import { example } from '../support/clients.ts';

const sent = example<CustomerCreate>('IndividualRequest');
const { data: found } = example<{ data: Customer }>('IndividualResponse');
const term = { type: 'NET', value: '30' };

const table: { given: string; sent?: Partial<CustomerCreate>; found?: Partial<Customer>; want?: string }[] = [
  { given: 'the same fields' },
  { given: 'a field that was not sent', found: { city: 'Lisbon' } },
  { given: 'another name', found: { last_name: 'Roe' }, want: 'last_name' },
  { given: 'a missing field', found: { last_name: null }, want: 'last_name' },
  { given: 'another type', found: { customer_type: 'BUSINESS' }, want: 'customer_type' },
  { given: 'the address in another case', found: { primary_email: 'JANE@example.com' } },
  { given: 'another address', found: { primary_email: 'j@example.com' }, want: 'primary_email' },
  { given: 'empty values in the request', sent: { city: '', state: null } },
  { given: 'other metadata', found: { metadata: { plan: 'free' } }, want: 'metadata' },
  {
    given: 'a payment term as text',
    sent: { payment_terms: [{ type: 'NET', value: 30 }] },
    found: { payment_terms: [term] },
  },
  {
    given: 'a payment term less',
    sent: { payment_terms: [term, term] },
    found: { payment_terms: [term] },
    want: 'payment_terms',
  },
  {
    given: 'a payment term more',
    sent: { payment_terms: [term] },
    found: { payment_terms: [term, term] },
    want: 'payment_terms',
  },
  {
    given: 'another nested object',
    sent: { billing_configuration: { billing_address: 'A' } },
    want: 'billing_configuration',
  },
  {
    given: 'an empty nested object in the request',
    sent: { billing_configuration: { billing_address: null } },
  },
];

it.each(table)('differingField names $want for a stored customer with $given', (given) => {
  expect(differingField({ ...sent, ...given.sent }, { ...found, ...given.found })).toBe(given.want);
});
