import type { CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import type { CustomerAttributes } from '../../customers/customer-record.ts';
import type { CustomerChanges } from '../../customers/update-customer.ts';

/** What was sent of a new customer: `null` and the empty text stand for "absent", in structures too. */
export function fromApiCustomerCreate(body: CustomerCreate): CustomerAttributes {
  // The schema has refused '' and null for the fields that have to be there.
  return presentParts(body, 'metadata') as unknown as CustomerAttributes;
}

/** What was sent of a change: `null` and the empty text clear a field; within a structure they stand for "absent". */
export function fromApiCustomerUpdate(body: CustomerUpdate): CustomerChanges {
  const { metadata, ...fields } = body;
  const changes = Object.entries(fields).map(([name, value]) => [name, isEmpty(value) ? null : withoutEmpties(value)]);
  return { ...Object.fromEntries(changes), ...(metadata && { metadata }) };
}

function withoutEmpties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpties);
  return typeof value === 'object' && value !== null ? presentParts(value as Structure) : value;
}

type Structure = Readonly<Record<string, unknown>>;

/**
 * A loop, since it goes through every field of a bulk request: lists of entries would cost as much as the schema's check.
 *
 * @param asSent the part that is the caller's own, whatever is empty in it.
 */
function presentParts(structure: Structure, asSent?: 'metadata'): Structure {
  const present: Record<string, unknown> = {};
  for (const name of Object.keys(structure)) {
    const value = structure[name];
    if (!isEmpty(value)) present[name] = name === asSent ? value : withoutEmpties(value);
  }
  return present;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}
