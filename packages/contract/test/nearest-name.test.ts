import { describe, expect, it } from 'vitest';
import document from '../src/generated/document.json' with { type: 'json' };
import { nearestName } from '../src/nearest-name.ts';

const fields = Object.keys(document.components.schemas.CustomerCreate.properties);

describe('nearestName', () => {
  const few = ['first_name', 'last_name', 'city', 'state', 'country', 'zip_code', 'per_page', 'page'];
  it.each([
    { given: 'frist_name', want: 'first_name' },
    { given: 'firstName', want: 'first_name' },
    { given: 'FIRST_NAME', want: 'first_name' },
    { given: 'First Name', want: 'first_name' },
    { given: 'name', want: undefined },
    { given: 'citi', want: 'city' },
    { given: 'ciyt', want: 'city' },
    { given: 'sity', want: 'city' },
    { given: 'foo', want: undefined },
    { given: 'zip', want: undefined },
    { given: 'code', want: 'zip_code' },
    { given: 'de', want: undefined },
    { given: 'zipcode', want: 'zip_code' },
    { given: 'zip-code', want: 'zip_code' },
    { given: 'perpage', want: 'per_page' },
    { given: 'page[]', want: 'page' },
    { given: 'nonsense', want: undefined },
    { given: 'x', want: undefined },
    { given: '', want: undefined },
    { given: 'first_name'.repeat(100), want: undefined },
  ])('suggests $want for "$given" among a few names', ({ given, want }) => {
    expect(nearestName(given, few)).toBe(want);
  });

  it.each([
    { given: 'Email', want: 'primary_email' },
    { given: 'primary_mail', want: 'primary_email' },
    { given: 'Phone', want: 'primary_phone' },
    { given: 'Key', want: 'customer_key' },
    { given: ' customer_type', want: 'customer_type' },
    { given: 'customer_typ', want: 'customer_type' },
    { given: 'legal_nam', want: 'legal_name' },
    { given: 'Country', want: 'country' },
    { given: 'Status', want: 'tax_status' },
    { given: 'code', want: 'zip_code' },
    { given: 'Name', want: undefined },
    { given: 'Shoe size', want: undefined },
  ])('suggests $want for "$given" among the fields of a customer', ({ given, want }) => {
    expect(nearestName(given, fields)).toBe(want);
  });
});
