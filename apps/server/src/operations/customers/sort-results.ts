import type { ExistingCustomer } from '@rollcall/contract';
import type { CreatedCustomer, CustomerFailure } from '../../customers/create-customers.ts';
import type { CustomerRecord } from '../../customers/customer-record.ts';
import type { StoreResult } from '../../customers/store-customers.ts';

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
