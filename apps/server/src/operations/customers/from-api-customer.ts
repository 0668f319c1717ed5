import type { CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import type { CustomerAttributes } from '../../customers/customer-record.js';
import type { CustomerChanges } from '../../customers/update-customer.js';

/** What was sent of a new customer: `null` and the empty text stand for "absent", in structures too. */
export function fromApiCustomerCreate({ metadata, ...fields }: CustomerCreate): CustomerAttributes {
  // The schema has refused '' and null for the fields that have to be there.
  const attributes = presentParts(fields) as unknown as CustomerAttributes;
  return metadata ? Object.assign(attributes, { metadata }) : attributes;
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
  return typeof value === 'object' && value !== null ? presentParts(value) : value;
}

/** A loop, since it runs for every customer: by way of entries, this was a sixth of a bulk request. */
function presentParts(structure: object): Record<string, unknown> {
  const present: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(structure)) {
    if (!isEmpty(value)) present[name] = withoutEmpties(value);
  }
  return present;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '';
}
