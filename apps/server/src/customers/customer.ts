import type { CustomerCreate, CustomerSummary, Metadata } from '@rollcall/contract';
import { unknownValue } from '../core/nothing-else.ts';

/** A customer as stored. All other fields of the API are derived from these. */
export interface CustomerRecord {
  /** UUID of version 7, assigned by the registry. */
  readonly id: string;
  readonly attributes: CustomerAttributes;
  readonly created_at: Date;
  /** Time of the last change of a field or of the archive state. */
  readonly updated_at: Date;
  /** `null` while the customer is not archived. */
  readonly archived_at: Date | null;
}

/** The fields sent with a value (neither `null` nor `''`), in the contract's names. `metadata` is kept as sent. */
export type CustomerAttributes = Present<Omit<CustomerCreate, 'metadata'>> & { readonly metadata?: Metadata };

type Present<Value> = Value extends readonly (infer Item)[]
  ? readonly Present<Item>[]
  : Value extends object
    ? { readonly [Field in keyof Value]: Present<Value[Field]> }
    : Exclude<Value, undefined | null | ''>;

/** The fields of an update. A value replaces the whole former one, `null` clears the field, an absent field stays. */
export type CustomerChanges = Readonly<Partial<Pick<CustomerAttributes, 'customer_type' | 'primary_email'>>> & {
  readonly [Field in OptionalField]?: CustomerAttributes[Field] | null;
};

type OptionalField = Exclude<keyof CustomerAttributes, 'customer_key' | 'customer_type' | 'primary_email'>;

export function newCustomerRecord(id: string, attributes: CustomerAttributes, now: Date): CustomerRecord {
  return { id, attributes, created_at: now, updated_at: now, archived_at: null };
}

type Names = Pick<
  CustomerAttributes,
  'customer_type' | 'display_name' | 'legal_name' | 'first_name' | 'middle_name' | 'last_name'
>;

/** The display name as sent, else the full name; `null` if no name is known. */
export function displayName(customer: Names): string | null {
  return customer.display_name ?? legalOrJoinedName(customer);
}

/**
 * The legal name of a business; first, middle and last name of an individual. A customer without the kind of name that
 * its type calls for gets the other kind, else the display name; the empty text if no name is known.
 */
export function fullName(customer: Names): string {
  return legalOrJoinedName(customer) ?? customer.display_name ?? '';
}

function legalOrJoinedName(customer: Names): string | null {
  const legalName = customer.legal_name ?? null;
  const joined = joinedName(customer);
  switch (customer.customer_type) {
    case 'BUSINESS':
      return legalName ?? joined;
    case 'INDIVIDUAL':
      return joined ?? legalName;
    default:
      return unknownValue(customer.customer_type);
  }
}

/** First, middle and last name, separated by spaces; `null` if all three are absent. */
export function joinedName(customer: Pick<Names, 'first_name' | 'middle_name' | 'last_name'>): string | null {
  const parts = [customer.first_name, customer.middle_name, customer.last_name].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' ');
}

type StoredAddresses = NonNullable<CustomerAttributes['email_addresses']>;

/** All email addresses of a customer: the list as sent, else the primary address alone. */
export function emailAddresses(
  customer: Pick<CustomerAttributes, 'primary_email' | 'email_addresses'>,
): StoredAddresses {
  const sent = customer.email_addresses ?? [];
  return sent.length > 0 ? sent : [{ email: customer.primary_email, is_primary: true }];
}

/** The short form of a customer in the answer to a bulk request. */
export function summaryOf({ id, attributes }: Pick<CustomerRecord, 'id' | 'attributes'>): CustomerSummary {
  const { customer_type, primary_email } = attributes;
  return { id, customer_type, primary_email, display_name: displayName(attributes) };
}
