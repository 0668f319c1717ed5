import type { BulkCreatedItem, BulkFailedItem } from '@rollcall/contract';
import { createCustomers } from '../../customers/create-customers.js';
import type { CustomerRecord } from '../../customers/customer-record.js';
import type { Immutable } from '../../http/immutable.js';
import type { Operation } from '../../http/operation.js';
import { toApiCustomerSummary } from './to-api-customer.js';
import { toCandidate } from './to-candidate.js';

export const bulkCreateCustomers: Operation<'bulkCreateCustomers'> = async ({ tenantId, body }, services) => {
  const candidates = body.customers.map(toCandidate);
  const results = await createCustomers(services, tenantId, candidates);
  const created: BulkCreatedItem[] = [];
  const failed: Immutable<BulkFailedItem>[] = [];
  for (const [index, result] of results.entries()) {
    if ('failure' in result) failed.push({ index, ...result.failure });
    else created.push(toCreatedItem(index, result.created));
  }
  return {
    status: 200,
    message: 'Bulk Customer Creation Completed',
    data: {
      total: results.length,
      successful_count: created.length,
      failed_count: failed.length,
      customers_created: created,
      customers_failed: failed,
    },
  };
};

function toCreatedItem(index: number, record: CustomerRecord): BulkCreatedItem {
  return { index, customer_key: record.attributes.customer_key, data: toApiCustomerSummary(record) };
}
