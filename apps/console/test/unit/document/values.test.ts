import { expect, test } from 'vitest';
import { fieldsOf } from '../../../src/document/fields.ts';
import { toBody, toChanges, toValues } from '../../../src/document/values.ts';

const fields = fieldsOf('CustomerUpdate');

/** As the API returns a customer: `null` for what it does not have. */
const customer = {
  customer_type: 'BUSINESS',
  primary_email: 'acme@example.com',
  display_name: 'Acme',
  city: null,
  payment_terms: [{ type: 'NET', value: 30 }],
  contact_people: [{ first_name: 'Jane', last_name: null }],
  billing_configuration: { payment_reminder_days: 7, billing_email: null },
  metadata: { seats: 5, plan: 'pro' },
};
const before = toValues(fields, customer);

test('a form without changes sends nothing, whichever fields the customer has', () => {
  expect(toChanges(fields, before, before)).toEqual({});
  expect(toChanges(fields, toValues(fields, {}), { city: '' })).toEqual({});
});

test.each([
  { given: { city: 'Oslo' }, want: { city: 'Oslo' } },
  { given: { display_name: '' }, want: { display_name: null } },
  { given: { payment_terms: [] }, want: { payment_terms: null } },
  { given: { metadata: [['seats', 6]] }, want: { metadata: { seats: 6 } } },
  { given: { metadata: [] }, want: { metadata: null } },
  { given: { contact_people: [{ first_name: 'Joe' }] }, want: { contact_people: [{ first_name: 'Joe' }] } },
  {
    given: { billing_configuration: { payment_reminder_days: 7, billing_address: 'Oslo' } },
    want: { billing_configuration: { payment_reminder_days: 7, billing_address: 'Oslo' } },
  },
])(
  'an update has only the fields that were changed, and null for those that were cleared: $want',
  ({ given, want }) => {
    expect(toChanges(fields, before, { ...before, ...given })).toEqual(want);
  },
);

test('a new customer has no empty fields, but each item of a list, so that its missing fields are found', () => {
  const values = { display_name: '', phone_numbers: [{}], billing_configuration: { billing_email: '' }, metadata: [] };
  expect(toBody(fields, values)).toEqual({ phone_numbers: [{}] });
});

test('a value keeps the type that the API has stored', () => {
  expect(toBody(fields, before)).toMatchObject({ payment_terms: [{ value: 30 }], metadata: { seats: 5 } });
});
