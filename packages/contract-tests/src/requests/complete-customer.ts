import type { CustomerCreate } from '@rollcall/contract';
import { newCustomer } from './customers.ts';

/** A valid customer with a value in every field. */
export function completeCustomer(): Required<CustomerCreate> {
  const required = newCustomer() as Required<CustomerCreate>;
  return { ...required, ...NAMES, ...PARTICULARS, ...ADDRESSES, ...FLAGS, ...STRUCTURES };
}

const NAMES = {
  display_name: 'Ada L.',
  legal_name: 'Ada Lovelace Ltd',
  first_name: 'Ada',
  middle_name: 'King',
  last_name: 'Lovelace',
} as const;

const PARTICULARS = {
  primary_phone: '+44 20 7946 0001',
  billing_email: 'billing@example.com',
  date_of_birth: '1815-12-10',
  legal_number: 'HRB 1815',
  tax_identification_number: 'GB123456789',
  tax_status: 'REVERSE_CHARGE',
  website_url: 'https://example.com/ada',
  logo_url: 'https://example.com/ada.png',
  account_manager: 'Charles',
  timezone: 'Europe/London',
  language: 'english',
  currency: 'GBP',
} as const;

const ADDRESSES = {
  address_line1: '12 St James’s Square',
  address_line2: 'First floor',
  city: 'London',
  state: 'England',
  country: 'United Kingdom',
  zip_code: 'SW1Y 4JH',
  shipping_address_line1: '5 Devonshire Street',
  shipping_address_line2: 'Rear',
  shipping_city: 'Marylebone',
  shipping_state: 'Greater London',
  shipping_country: 'GB',
  shipping_zip_code: 'W1W 5DT',
} as const;

const FLAGS = { mid_cycle_invoice_consolidation: true } as const;

const STRUCTURES: Partial<CustomerCreate> = {
  billing_configuration: {
    preferred_payment_gateway: 'stripe',
    preferred_payment_method: 'card',
    billing_email: 'invoices@example.com',
    billing_address: '12 St James’s Square',
    payment_reminder_days: 14,
  },
  tax_identifications: [{ type: 'VAT', number: 'GB123456789', country: 'GB' }],
  contact_people: [
    {
      first_name: 'Charles',
      last_name: 'Babbage',
      email_address: 'charles@example.com',
      designation: 'Engineer',
      department: 'Engines',
      is_primary: true,
      phone_number: '+44 20 7946 0002',
    },
  ],
  payment_terms: [
    { type: 'NET', value: 30 },
    { type: 'DISCOUNT', value: '2/10' },
  ],
  email_addresses: [{ email: 'ada@example.com', is_primary: false }],
  phone_numbers: [{ phone_number: '20 7946 0001', country_code: '+44', is_primary: true }],
  metadata: { plan: 'pro', seats: 3, tags: ['a', { b: null }], nested: { ok: true } },
};
