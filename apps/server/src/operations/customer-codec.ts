import type { Customer, CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import {
  type CustomerAttributes,
  type CustomerChanges,
  type CustomerRecord,
  displayName,
  emailAddresses,
  fullName,
} from '../customers/customer.ts';
import type { Immutable } from './operation.ts';

/** A customer with every field of the contract; the document says how it shows an unset one: mostly as `null`. */
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
    ...unsetFields,
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

/** The fields of a customer that has none, in the order of the document. */
const unsetFields = {
  legal_name: null,
  first_name: null,
  middle_name: null,
  last_name: null,
  primary_phone: null,
  billing_email: '',
  date_of_birth: null,
  legal_number: null,
  tax_identification_number: null,
  tax_status: '',
  website_url: null,
  logo_url: null,
  account_manager: null,
  timezone: null,
  language: null,
  currency: '',
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
  mid_cycle_invoice_consolidation: false,
  billing_configuration: {},
  tax_identifications: [],
  contact_people: [],
  payment_terms: [],
  email_addresses: [],
  phone_numbers: [],
  metadata: {},
} satisfies Immutable<Pick<Customer, OptionalField>>;

/** A new customer as sent; `null` and the empty text mean "absent", in structures too. */
export function fromApiCustomerCreate(body: CustomerCreate): CustomerAttributes {
  // The schema has refused '' and null for the required fields.
  return presentParts(body, 'metadata') as CustomerAttributes;
}

/** A change as sent; `null` and the empty text clear a field, within a structure they mean "absent". */
export function fromApiCustomerUpdate(body: CustomerUpdate): CustomerChanges {
  const { metadata, ...fields } = body;
  const changes = Object.entries(fields).map(([name, value]) => [name, isEmpty(value) ? null : withoutEmpties(value)]);
  return { ...Object.fromEntries(changes), ...(metadata !== undefined && { metadata }) };
}

function withoutEmpties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpties);
  return typeof value === 'object' && value !== null ? presentParts(value) : value;
}

/**
 * A structure without its empty parts: the same one if it has none, as in most requests.
 *
 * @param asSent a field that keeps its empty parts.
 */
function presentParts(structure: object, asSent?: 'metadata'): object {
  if (!hasEmptyParts(structure, asSent)) return structure;
  const present: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(structure)) {
    if (!isEmpty(value)) present[name] = name === asSent ? value : withoutEmpties(value);
  }
  return present;
}

/** A loop, since it visits every field of a bulk request: lists of entries would cost as much as the schema's check. */
function hasEmptyParts(value: unknown, asSent?: 'metadata'): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => hasEmptyParts(item));
  for (const name in value) {
    const part = (value as Readonly<Record<string, unknown>>)[name];
    if (isEmpty(part) || (name !== asSent && hasEmptyParts(part))) return true;
  }
  return false;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}
