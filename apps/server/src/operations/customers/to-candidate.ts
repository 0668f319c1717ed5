import type { CustomerCreate } from '@rollcall/contract';
import { requestSchemas } from '@rollcall/contract/schemas';
import type { StoreCandidate } from '../../customers/store-customers.ts';
import type { CustomerChanges } from '../../customers/update-customer.ts';
import { capIssues } from '../../validation/cap-issues.ts';
import { validate } from '../../validation/validate.ts';
import { bodyFields } from '../../validation/vocabularies.ts';
import { fromApiCustomerCreate, fromApiCustomerUpdate } from './from-api-customer.ts';

const fields = bodyFields('CustomerCreate');

/** Checks one of many customers by itself, under the very rules of a single create. */
export function toCandidate(item: Readonly<Record<string, unknown>>): StoreCandidate {
  const checked = validate(requestSchemas.bulkCreateCustomers.item, item, fields);
  if ('value' in checked) {
    const { value } = checked;
    return { attributes: fromApiCustomerCreate(value), changes: () => toChanges(value) };
  }
  const key = item.customer_key;
  return { customerKey: typeof key === 'string' ? key : null, issues: capIssues(checked.issues) };
}

function toChanges({ customer_key: _, ...update }: CustomerCreate): CustomerChanges {
  return fromApiCustomerUpdate(update);
}
