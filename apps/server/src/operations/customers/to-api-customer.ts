import type { Customer } from '@rollcall/contract';
import type { CustomerAttributes, CustomerRecord } from '../../customers/customer-record.ts';
import { emailAddresses } from '../../customers/email-addresses.ts';
import { displayName, fullName } from '../../customers/names.ts';
import type { Immutable } from '../../http/immutable.ts';

/** A customer with every field of the contract: what is not known is `null`, an empty list or an empty object. */
export function toApiCustomer({
  id,
  attributes,
  created_at,
  updated_at,
  archived_at,
}: CustomerRecord): Immutable<Customer> {
  const { customer_key, customer_type, primary_email, ...others } = attributes;
  return {
    id,
    customer_key,
    customer_type,
    primary_email,
    full_name: fullName(attributes),
    display_name: displayName(attributes),
    ...unknownFields,
    ...others,
    email_addresses: emailAddresses(attributes),
    documents: [],
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
    archived_at: archived_at?.toISOString() ?? null,
  };
}

type OptionalField = Exclude<
  keyof CustomerAttributes,
  'customer_key' | 'customer_type' | 'primary_email' | 'display_name'
>;

/** In the order of the document. */
const unknownFields = {
  legal_name: null,
  first_name: null,
  middle_name: null,
  last_name: null,
  primary_phone: null,
  billing_email: null,
  date_of_birth: null,
  legal_number: null,
  tax_identification_number: null,
  tax_status: null,
  website_url: null,
  logo_url: null,
  account_manager: null,
  timezone: null,
  language: null,
  currency: null,
  address_line1: null,
  address_line2: null,
  city: null,
  state: null,
  country: null,
  zip_code: null,
  shipping_address_line1: null,
  shipping_address_line2: null,
  shipping_city: null,
  shipping_state: null,
  shipping_country: null,
  shipping_zip_code: null,
  billing_configuration: {},
  tax_identifications: [],
  contact_people: [],
  payment_terms: [],
  email_addresses: [],
  phone_numbers: [],
  metadata: {},
} satisfies Immutable<Pick<Customer, OptionalField>>;
