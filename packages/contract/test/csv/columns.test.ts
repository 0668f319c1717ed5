import { describe, expect, it } from 'vitest';
import { CsvColumns } from '../../src/csv/columns.ts';
import { document } from '../../src/document.ts';

const columns = new CsvColumns(document.components.schemas ?? {});

function read(row: Readonly<Record<string, string>>): unknown {
  const named = Object.keys(row).map((name) => columns.named(name) ?? null);
  return columns.read(named, Object.values(row));
}

describe('named', () => {
  it.each([
    ['city', ['city']],
    ['metadata', ['metadata']],
    ['metadata.plan', ['metadata', 'plan']],
    ['metadata.a.b', ['metadata', 'a.b']],
    ['contact_people.0.email_address', ['contact_people', 0, 'email_address']],
    ['billing_configuration.billing_address', ['billing_configuration', 'billing_address']],
  ])('finds the column %s', (name, path) => {
    expect(columns.named(name)?.path).toEqual(path);
  });

  it.each([
    ...['', 'id', 'archived_at', 'city.name', 'metadata.', 'contact_people.0', 'contact_people.00.first_name'],
    ...[
      'contact_people.50.first_name',
      'contact_people.0.age',
      'contact_people.first_name',
      'constructor',
      'toString.x',
    ],
    ...['billing_configuration.constructor', 'contact_people.0.constructor', 'line'],
  ])('finds no column %s', (name) => {
    expect(columns.named(name)).toBeUndefined();
  });
});

describe('read', () => {
  it.each([
    { column: 'tax_status', cell: '1', want: 'TAXABLE' },
    { column: 'tax_status', cell: '2', want: 'TAX_EXEMPT' },
    { column: 'tax_status', cell: 'REVERSE_CHARGE', want: 'REVERSE_CHARGE' },
    { column: 'tax_status', cell: '3', want: '3' },
    { column: 'tax_status', cell: 'constructor', want: 'constructor' },
    { column: 'mid_cycle_invoice_consolidation', cell: 'true', want: true },
    { column: 'mid_cycle_invoice_consolidation', cell: 'FALSE', want: false },
    { column: 'mid_cycle_invoice_consolidation', cell: 'Yes', want: 'Yes' },
    { column: 'city', cell: 'true', want: 'true' },
  ])('reads "$cell" in the column $column as $want', ({ column, cell, want }) => {
    expect(read({ [column]: cell })).toEqual({ customer: { [column]: want } });
  });

  it('reads JSON cells, parts of lists and objects, numbers and flags, and leaves empty cells out', () => {
    const row = {
      customer_key: 'k1',
      city: '',
      tax_status: '2',
      mid_cycle_invoice_consolidation: 'TRUE',
      phone_numbers: '[{"phone_number":"1","is_primary":false}]',
      'metadata.plan': '5',
      'metadata.__proto__': 'x',
      'contact_people.1.email_address': 'b@example.com',
      'contact_people.0.first_name': 'Ann',
      'contact_people.0.is_primary': 'true',
      'contact_people.2.first_name': '',
      'contact_people.3.first_name': 'Di',
      'billing_configuration.payment_reminder_days': '7',
      'payment_terms.0.type': 'NET',
      'payment_terms.0.value': '30',
    };
    expect(read(row)).toEqual({
      customer: {
        customer_key: 'k1',
        tax_status: 'TAX_EXEMPT',
        mid_cycle_invoice_consolidation: true,
        phone_numbers: [{ phone_number: '1', is_primary: false }],
        metadata: JSON.parse('{"plan":"5","__proto__":"x"}'),
        contact_people: [
          { first_name: 'Ann', is_primary: true },
          { email_address: 'b@example.com' },
          { first_name: 'Di' },
        ],
        billing_configuration: { payment_reminder_days: 7 },
        payment_terms: [{ type: 'NET', value: '30' }],
      },
    });
  });

  it.each([
    ['{"a":', 'has JSON in the column metadata that is not valid JSON'],
    ['{"a":1,"a":2}', 'has JSON in the column metadata that has the name a twice'],
    [
      '{"a":12345678901234567890}',
      'has JSON in the column metadata that has the number 12345678901234567890 in a, which would become 12345678901234567000',
    ],
  ])('rejects the JSON %s, which reading would change', (metadata, problem) => {
    expect(read({ metadata })).toEqual({ problem });
  });

  it('leaves a value that does not fit its type to the schema', () => {
    expect(read({ 'billing_configuration.payment_reminder_days': 'soon' })).toEqual({
      customer: { billing_configuration: { payment_reminder_days: 'soon' } },
    });
  });
});

describe('repeated', () => {
  it.each([
    { given: ['city', 'state'], want: [] },
    { given: ['city', 'city', 'city'], want: ['city'] },
    { given: ['metadata', 'metadata.plan'], want: ['metadata.plan'] },
    { given: ['metadata.a', 'metadata.b'], want: [] },
    { given: ['contact_people.0.first_name', 'contact_people.0.first_name'], want: ['contact_people.0.first_name'] },
  ])('finds $want in $given', ({ given, want }) => {
    expect(columns.repeated([...given.map((name) => columns.named(name) ?? null), null])).toEqual(want);
  });
});
