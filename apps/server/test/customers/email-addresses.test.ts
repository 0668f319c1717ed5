import { expect, test } from 'vitest';
import { emailAddresses } from '../../src/customers/email-addresses.ts';

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
