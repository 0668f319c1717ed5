import type { CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import type { CustomerAttributes } from '../../customers/customer-record.js';
import type { CustomerChanges } from '../../customers/update-customer.js';

/** What was sent of a new customer: `null` and the empty text stand for "absent", in structures too. */
export function fromApiCustomerCreate(body: CustomerCreate): CustomerAttributes {
  const { metadata, ...fields } = body;
  // The schema has refused '' and null for the fields that have to be there.
  return { ...(withoutEmpties(fields) as CustomerAttributes), ...(metadata && { metadata }) };
}

/** What was sent of a change: `null` and the empty text clear a field; within a structure they stand for "absent". */
export function fromApiCustomerUpdate(body: CustomerUpdate): CustomerChanges {
  const { metadata, ...fields } = body;
  const changes = Object.entries(fields).map(([name, value]) => [name, isEmpty(value) ? null : withoutEmpties(value)]);
  return { ...Object.fromEntries(changes), ...(metadata && { metadata }) };
}

/** `metadata` never comes here: what is in it is the caller's own, empty or not. */
function withoutEmpties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpties);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, part]) => !isEmpty(part));
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutEmpties(part)]));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}
