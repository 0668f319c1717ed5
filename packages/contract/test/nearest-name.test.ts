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
    { given: 'zip', want: 'zip_code' },
    { given: 'code', want: undefined },
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
    { given: 'Status', want: undefined },
    { given: 'code', want: undefined },
    { given: 'Name', want: 'display_name' },
    { given: 'Full name', want: 'display_name' },
    { given: 'E-Mail', want: 'primary_email' },
    { given: 'Email Address', want: 'primary_email' },
    { given: 'Vorname', want: 'first_name' },
    { given: 'Straße', want: 'address_line1' },
    { given: 'Postleitzahl', want: 'zip_code' },
    { given: 'Prénom', want: 'first_name' },
    { given: 'Billing Email', want: 'billing_email' },
    { given: 'Shipping City', want: 'shipping_city' },
    { given: 'shiping_city', want: 'shipping_city' },
    { given: 'billing_city', want: undefined },
    { given: 'billing_country', want: undefined },
    { given: 'billing_state', want: undefined },
    { given: 'billing_address[line1]', want: undefined },
    { given: 'shipping_email', want: undefined },
    { given: 'Card Name', want: undefined },
    { given: 'Lead Status', want: undefined },
    { given: 'Date', want: undefined },
    { given: 'County', want: 'state' },
    { given: 'Account Name', want: 'legal_name' },
    { given: 'Shoe size', want: undefined },
  ])('suggests $want for "$given" among the fields of a customer', ({ given, want }) => {
    expect(nearestName(given, fields)).toBe(want);
  });
});
