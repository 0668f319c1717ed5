import type { Customer, CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import { resolve } from '../document/document.ts';
import type { Schema } from '../document/openapi-document.ts';
import { componentSchema } from '../document/schemas.ts';

/** A customer as the registry returns it, without the fields that the registry generates. */
export type Known = Omit<Customer, 'id' | 'created_at' | 'updated_at' | 'archived_at'>;
export type Sent = CustomerCreate | (CustomerUpdate & Pick<CustomerCreate, 'customer_key'>);

const FIELDS = Object.keys(componentSchema('CustomerCreate').properties ?? {});
const RETURNED = componentSchema('Customer').properties ?? {};
const EMPTY = Object.fromEntries(FIELDS.map((name) => [name, emptyValueOf(RETURNED[name] ?? {})]));

/**
 * The customer that the document promises for this request: absent fields filled in, empty fields treated as absent,
 * names and email addresses derived. It is written from the document and shares no code with the server.
 */
export function expectedCustomer(sent: Sent): Known {
  const given = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, withoutBlanks(name, value)]));
  const fields = Object.fromEntries(FIELDS.map((name) => [name, given[name] ?? EMPTY[name]])) as Known;
  const name = legalOrJoinedName(fields);
  return {
    ...fields,
    full_name: name ?? fields.display_name ?? '',
    display_name: fields.display_name ?? name,
    email_addresses: emailAddresses(fields),
    documents: [],
  };
}

/** `metadata` belongs to the client and stays unchanged. */
function withoutBlanks(name: string, value: unknown): unknown {
  return name === 'metadata' && value !== null ? value : dropBlanks(value);
}

function dropBlanks(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.map(dropBlanks);
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value ?? {}).map(([name, part]) => [name, dropBlanks(part)] as const);
  return Object.fromEntries(kept.filter(([, part]) => part !== undefined));
}

/** The empty value of the type that a field has in responses. Some texts are never `null`, for clients that expect a text. */
function emptyValueOf(schema: Schema): unknown {
  const types = [resolve(schema).type ?? []].flat();
  if (types.includes('null')) return null;
  if (types.includes('array')) return [];
  if (types.includes('object')) return {};
  return types.includes('boolean') ? false : '';
}

/** If a customer has no name of the kind that fits its type, the other kind is used. */
function legalOrJoinedName({ customer_type, legal_name, first_name, middle_name, last_name }: Known): string | null {
  const joined = [first_name, middle_name, last_name].filter((part) => part !== null).join(' ') || null;
  return customer_type === 'BUSINESS' ? (legal_name ?? joined) : (joined ?? legal_name);
}

function emailAddresses({ email_addresses, primary_email }: Known): Known['email_addresses'] {
  return email_addresses.length > 0 ? email_addresses : [{ email: primary_email, is_primary: true }];
}
