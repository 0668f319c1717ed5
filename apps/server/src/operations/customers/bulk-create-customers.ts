import { storeCustomers } from '../../customers/store-customers.js';
import type { Operation } from '../../http/operation.js';
import { sortResults } from './sort-results.js';
import { toApiCustomerSummary } from './to-api-customer.js';
import { toCandidate } from './to-candidate.js';

export const bulkCreateCustomers: Operation<'bulkCreateCustomers'> = async ({ tenantId, query, body }, services) => {
  const candidates = body.customers.map(toCandidate);
  const results = await storeCustomers(services, tenantId, candidates, query);
  const { created, updated, skipped, failed, unchanged } = sortResults(results, (place) => ({ index: place }));
  return {
    status: 200,
    message: 'Bulk Customer Creation Completed',
    data: {
      total: results.length,
      successful_count: created.length,
      failed_count: failed.length,
      customers_created: created.map(({ record, ...place }) => ({ ...place, data: toApiCustomerSummary(record) })),
      customers_failed: failed,
      ...(query.on_conflict !== 'fail' && {
        customers_skipped: skipped,
        customers_updated: updated.map(({ record, ...change }) => ({ ...change, data: toApiCustomerSummary(record) })),
        unchanged_count: unchanged.length,
      }),
    },
  };
};
