import type { CustomerCreate, IssueCode } from '@rollcall/contract';
import { requestSchemas } from '@rollcall/contract/schemas';
import type { CustomerChanges } from '../customers/customer.ts';
import type { StoreCandidate, StoreOptions } from '../customers/store-customers.ts';
import { bodyFields } from '../validation/field-catalog.ts';
import { capIssues, ITEM_BYTES_MAX } from '../validation/issues.ts';
import { validate } from '../validation/validate.ts';
import { fromApiCustomerCreate, fromApiCustomerUpdate } from './customer-codec.ts';
import type { OperationServices } from './operation.ts';

const fields = { ...bodyFields('CustomerCreate'), subject: 'The customer', issuesMax: 100 };

/** Checks one item of a bulk request, under the rules of a single create. It can be any JSON value. */
export function toCandidate(item: unknown): StoreCandidate {
  const checked = validate(requestSchemas.bulkCreateCustomers.item, item, fields);
  if ('value' in checked) {
    const { value } = checked;
    return { attributes: fromApiCustomerCreate(value), changes: () => toChanges(value) };
  }
  return { customerKey: sentKey(item), issues: capIssues(checked.issues, ITEM_BYTES_MAX) };
}

function sentKey(item: unknown): string | null {
  const key = typeof item === 'object' && item !== null && 'customer_key' in item ? item.customer_key : null;
  return typeof key === 'string' ? key : null;
}

function toChanges({ customer_key: _, ...update }: CustomerCreate): CustomerChanges {
  return fromApiCustomerUpdate(update);
}

/** Counts the failed customers of a bulk request in the metrics: its status is 200 all the same. */
export function countFailed(
  { metrics: { customersFailed } }: OperationServices,
  countsByCode: Iterable<readonly [IssueCode, number]>,
  { dry_run }: StoreOptions,
): void {
  if (dry_run) return;
  for (const [code, count] of countsByCode) customersFailed.inc({ code }, count);
}
