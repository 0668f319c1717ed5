import { expect, test } from 'vitest';
import { displayName, emailAddresses, fullName } from '../../../src/customers/customer.ts';

const business = { customer_type: 'BUSINESS' } as const;
const individual = { customer_type: 'INDIVIDUAL' } as const;
const jane = { first_name: 'Jane', last_name: 'Doe' };

test.each([
  { given: { ...individual, ...jane }, want: 'Jane Doe' },
  { given: { ...individual, ...jane, middle_name: 'Q.' }, want: 'Jane Q. Doe' },
  { given: { ...individual, last_name: 'Doe' }, want: 'Doe' },
  { given: { ...individual, ...jane, legal_name: 'Doe Ltd' }, want: 'Jane Doe' },
  { given: { ...individual, legal_name: 'Doe Ltd' }, want: 'Doe Ltd' },
  { given: { ...individual, display_name: 'JD' }, want: 'JD' },
  { given: { ...business, legal_name: 'Acme Corporation' }, want: 'Acme Corporation' },
  { given: { ...business, ...jane, legal_name: 'Acme Corporation' }, want: 'Acme Corporation' },
  { given: { ...business, ...jane }, want: 'Jane Doe' },
  { given: { ...business }, want: '' },
])('the full name of $given is $want', ({ given, want }) => {
  expect(fullName(given)).toBe(want);
});

test.each([
  { given: { ...individual, ...jane }, want: 'Jane Doe' },
  { given: { ...individual, ...jane, display_name: 'JD' }, want: 'JD' },
  { given: { ...business, legal_name: 'Acme Corporation', display_name: 'Acme Corp' }, want: 'Acme Corp' },
  { given: { ...business, legal_name: 'Acme Corporation' }, want: 'Acme Corporation' },
  { given: { ...individual }, want: null },
])('the display name of $given is $want', ({ given, want }) => {
  expect(displayName(given)).toBe(want);
});

const primary_email = 'jane@example.com';
const derived = [{ email: primary_email, is_primary: true }];
const sent = [{ email: 'billing@example.com' }];

test.each([
  { given: { primary_email }, want: derived },
  { given: { primary_email, email_addresses: [] }, want: derived },
  { given: { primary_email, email_addresses: sent }, want: sent },
])('the addresses of $given are $want', ({ given, want }) => {
  expect(emailAddresses(given)).toEqual(want);
});
