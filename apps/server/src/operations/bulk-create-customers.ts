import type { StoreOptions } from '../customers/bulk-types.ts';
import { summaryOf } from '../customers/customer.ts';
import { type StoreResult, storeCustomers } from '../customers/store-customers.ts';
import { countFailed, sortResults, toCandidate } from './bulk-items.ts';
import type { Operation, OperationSuccess } from './operation.ts';

/** Not asynchronous, so that while the database works nothing is held of the body. */
export const bulkCreateCustomers: Operation<'bulkCreateCustomers'> = ({ tenantId, query, body }, services) => {
  const stored = storeCustomers(services, tenantId, body.customers.map(toCandidate), query);
  return stored.then((results) => {
    const success = toSuccess(results, query);
    countFailed(services, success.data.customers_failed, query);
    return success;
  });
};

function toSuccess(
  results: readonly StoreResult[],
  { on_conflict }: StoreOptions,
): OperationSuccess<'bulkCreateCustomers'> {
  const { created, updated, skipped, failed, unchanged } = sortResults(results, (place) => ({ index: place }));
  return {
    status: 200,
    message: 'Bulk Customer Creation Completed',
    data: {
      total: results.length,
      successful_count: created.length,
      failed_count: failed.length,
      customers_created: created.map(({ index, customer_key, summary: data }) => ({ index, customer_key, data })),
      customers_failed: failed,
      ...(on_conflict !== 'fail' && {
        customers_skipped: skipped,
        customers_updated: updated.map(({ record, ...change }) => ({ ...change, data: summaryOf(record) })),
        unchanged_count: unchanged.length,
      }),
    },
  };
}
