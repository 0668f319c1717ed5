import type { ExistingCustomer } from '@rollcall/contract';
import type { CreatedCustomer, CustomerFailure } from '../../customers/create-customers.js';
import type { CustomerRecord } from '../../customers/customer-record.js';
import type { StoreResult } from '../../customers/store-customers.js';

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

/** @param placeOf what the answer calls a place in the request, counted from 0. */
export function sortResults<Place extends object>(
  results: readonly StoreResult[],
  placeOf: (place: number) => Place,
): SortedResults<Place> {
  const sorted: SortedResults<Place> = { created: [], updated: [], skipped: [], failed: [], unchanged: [] };
  for (const [index, result] of results.entries()) {
    const place = placeOf(index);
    if ('failure' in result) sorted.failed.push({ ...place, ...result.failure });
    else if ('skipped' in result) {
      sorted.skipped.push({ ...place, customer_key: result.customerKey, existing: result.skipped });
    } else if ('created' in result) {
      const { customer_key, summary } = result.created;
      sorted.created.push({ ...place, customer_key, summary });
    } else if ('updated' in result) {
      const { updated, changedFields } = result;
      const archived = updated.archived_at !== null;
      sorted.updated.push({ ...place, ...identified(updated), changed_fields: changedFields, archived });
    } else sorted.unchanged.push({ ...place, customer_key: result.unchanged.attributes.customer_key });
  }
  return sorted;
}

function identified(record: CustomerRecord): { customer_key: string; record: CustomerRecord } {
  return { customer_key: record.attributes.customer_key, record };
}
