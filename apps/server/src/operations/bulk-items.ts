import type { CustomerCreate, ExistingCustomer, IssueCode } from '@rollcall/contract';
import { requestSchemas } from '@rollcall/contract/schemas';
import type { StoreOptions } from '../customers/bulk-types.ts';
import type { CustomerChanges } from '../customers/change-customer.ts';
import type { CreatedCustomer, CustomerFailure } from '../customers/create-customers.ts';
import type { CustomerRecord } from '../customers/customer.ts';
import type { StoreCandidate, StoreResult } from '../customers/store-customers.ts';
import type { Services } from '../services.ts';
import { capIssues } from '../validation/issues.ts';
import { bodyFields } from '../validation/known-names.ts';
import { validate } from '../validation/validate.ts';
import { fromApiCustomerCreate, fromApiCustomerUpdate } from './customer-codec.ts';

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

/** The results of a request with many customers, by what became of them, each list in the order of the request. */
export interface SortedResults<Place> {
  readonly created: (Place & CreatedCustomer)[];
  readonly updated: (Place & {
    customer_key: string;
    changed_fields: readonly string[];
    archived: boolean;
    record: CustomerRecord;
  })[];
  readonly skipped: (Place & { customer_key: string; existing: ExistingCustomer })[];
  readonly failed: (Place & CustomerFailure)[];
  readonly unchanged: (Place & { customer_key: string })[];
}

/** @param placeOf what the answer calls a place in the request, counted from 0: a new object for each. */
export function sortResults<Place extends object>(
  results: readonly StoreResult[],
  placeOf: (place: number) => Place,
): SortedResults<Place> {
  const sorted: SortedResults<Place> = { created: [], updated: [], skipped: [], failed: [], unchanged: [] };
  for (const [index, result] of results.entries()) {
    // Not spread: of objects whose fields are not known where that is written, it took 4 % of a bulk request.
    const at = <Rest>(rest: Rest) => Object.assign(placeOf(index), rest);
    if ('failure' in result) sorted.failed.push(at(result.failure));
    else if ('skipped' in result)
      sorted.skipped.push(at({ customer_key: result.customerKey, existing: result.skipped }));
    else if ('created' in result) sorted.created.push(at(result.created));
    else if ('updated' in result) sorted.updated.push(at(toChange(result)));
    else sorted.unchanged.push(at({ customer_key: result.unchanged.attributes.customer_key }));
  }
  return sorted;
}

type Updated = Extract<StoreResult, { readonly updated: unknown }>;

function toChange({ updated, changedFields }: Updated): SortedResults<unknown>['updated'][number] {
  return {
    customer_key: updated.attributes.customer_key,
    record: updated,
    changed_fields: changedFields,
    archived: updated.archived_at !== null,
  };
}

/** Counts the customers that a request could not store. Its answer is 200 all the same, so that nothing else tells of them. */
export function countFailed(
  { metrics: { customersFailed } }: Pick<Services, 'metrics'>,
  failed: readonly { readonly code: IssueCode }[],
  { dry_run }: StoreOptions,
): void {
  if (dry_run) return;
  for (const { code } of failed) customersFailed.inc({ code });
}
