import type { Customer, CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import { componentSchema } from '../document/schemas.ts';

/** What the registry answers for a customer, apart from what it makes up itself. */
export type Known = Omit<Customer, 'id' | 'created_at' | 'updated_at' | 'archived_at'>;
export type Sent = CustomerCreate | (CustomerUpdate & Pick<CustomerCreate, 'customer_key'>);

const FIELDS = Object.keys(componentSchema('CustomerCreate').properties ?? {});
const LISTS = ['tax_identifications', 'contact_people', 'payment_terms', 'email_addresses', 'phone_numbers'];
const OBJECTS = ['billing_configuration', 'metadata'];

/**
 * What the document promises to answer for a customer that was sent like this: absent fields filled in, empty ones taken
 * as absent, names and email addresses derived. Written from the document, apart from the server.
 */
export function expectedCustomer(sent: Sent): Known {
  const given = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, withoutBlanks(name, value)]));
  const fields = Object.fromEntries(FIELDS.map((name) => [name, given[name] ?? emptyValueOf(name)])) as Known;
  const full_name = fullName(fields);
  return {
    ...fields,
    full_name,
    display_name: fields.display_name ?? full_name,
    email_addresses: emailAddresses(fields),
    documents: [],
  };
}

/** `metadata` belongs to the client and is left alone. */
function withoutBlanks(name: string, value: unknown): unknown {
  return name === 'metadata' ? value : dropBlanks(value);
}

function dropBlanks(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.map(dropBlanks);
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value ?? {}).map(([name, part]) => [name, dropBlanks(part)] as const);
  return Object.fromEntries(kept.filter(([, part]) => part !== undefined));
}

function emptyValueOf(name: string): unknown {
  if (LISTS.includes(name)) return [];
  return OBJECTS.includes(name) ? {} : null;
}

/** Where a customer lacks the kind of name that its type calls for, the other kind stands in. */
function fullName({ customer_type, legal_name, first_name, middle_name, last_name }: Known): string | null {
  const joined = [first_name, middle_name, last_name].filter((part) => part !== null).join(' ') || null;
  return customer_type === 'BUSINESS' ? (legal_name ?? joined) : (joined ?? legal_name);
}

function emailAddresses({ email_addresses, primary_email }: Known): Known['email_addresses'] {
  return email_addresses.length > 0 ? email_addresses : [{ email: primary_email, is_primary: true }];
}
