import { expect, test } from 'vitest';
import { type Field, fieldsOf, labelOf, queryFieldsOf } from '../../../src/document/fields.ts';

const fieldOf = (schemaName: string, name: string): Field | undefined =>
  fieldsOf(schemaName).find((field) => field.name === name);

test.each([
  { given: 'primary_email', want: 'Primary email' },
  { given: 'website_url', want: 'Website URL' },
  { given: 'address_line1', want: 'Address line 1' },
  { given: 'id', want: 'ID' },
])('$given is "$want" for people', ({ given, want }) => {
  expect(labelOf(given)).toBe(want);
});

test.each([
  { given: 'primary_email', want: { kind: 'email', required: true, example: 'contact@acmecorp.com' } },
  { given: 'billing_email', want: { kind: 'email', required: false } },
  { given: 'customer_type', want: { kind: 'choice', choices: ['INDIVIDUAL', 'BUSINESS'] } },
  { given: 'tax_status', want: { kind: 'choice', choices: ['TAXABLE', 'TAX_EXEMPT', 'REVERSE_CHARGE'] } },
  { given: 'date_of_birth', want: { kind: 'date' } },
  { given: 'website_url', want: { kind: 'url' } },
  { given: 'mid_cycle_invoice_consolidation', want: { kind: 'flag' } },
  { given: 'contact_people', want: { kind: 'list', maxItems: 50 } },
  { given: 'billing_configuration', want: { kind: 'object' } },
  { given: 'metadata', want: { kind: 'map' } },
])('$given of a new customer is entered as the document describes it', ({ given, want }) => {
  expect(fieldOf('CustomerCreate', given)).toMatchObject(want);
});

test('the fields inside lists and objects are described like all others', () => {
  const reminder = fieldOf('CustomerCreate', 'billing_configuration')?.fields.at(-1);
  expect(reminder).toMatchObject({ name: 'payment_reminder_days', kind: 'integer', label: 'Payment reminder days' });
});

test('a help text that says nothing but the label is left out', () => {
  expect(fieldOf('CustomerCreate', 'first_name')?.help).toBe('');
  expect(fieldOf('CustomerCreate', 'legal_name')?.help).toBe('Registered name of the company or person.');
});

test('the filters of a list are the query parameters of its operation, with their defaults', () => {
  const archived = queryFieldsOf('/customers').find(({ name }) => name === 'archived');
  expect(archived).toMatchObject({ kind: 'choice', choices: ['exclude', 'only', 'include'], defaultValue: 'exclude' });
});
