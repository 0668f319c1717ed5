import { expect, test } from 'vitest';
import { document } from '../src/document.ts';
import { textTrimmer } from '../src/trim-texts.ts';

const { schemas = {} } = document.components;

const padded = '\u00a0 a@example.com\u200b';
const trimmed = 'a@example.com';

test.each([
  { given: { primary_email: padded, billing_email: padded }, want: { primary_email: trimmed, billing_email: trimmed } },
  {
    given: { billing_configuration: { billing_email: padded } },
    want: { billing_configuration: { billing_email: trimmed } },
  },
  {
    given: { email_addresses: [{ email: padded }, null, 7], contact_people: [{ email_address: padded }] },
    want: { email_addresses: [{ email: trimmed }, null, 7], contact_people: [{ email_address: trimmed }] },
  },
  {
    given: { first_name: ' Jane ', metadata: { email: padded } },
    want: { first_name: ' Jane ', metadata: { email: padded } },
  },
  { given: { primary_email: null, email_addresses: 'none' }, want: { primary_email: null, email_addresses: 'none' } },
  { given: null, want: null },
  { given: [padded], want: [padded] },
])('a customer $given has its email addresses trimmed, and nothing else: $want', ({ given, want }) => {
  textTrimmer(schemas, 'CustomerCreate')(given);
  expect(given).toEqual(want);
  textTrimmer(schemas, 'CustomerUpdate')(given);
  expect(given).toEqual(want);
});

test('the customers of a bulk create are left to their own checks', () => {
  const body = { customers: [{ primary_email: padded }] };
  textTrimmer(schemas, 'BulkCreateRequest')(body);
  expect(body).toEqual({ customers: [{ primary_email: padded }] });
});
