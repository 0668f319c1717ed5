import { listCustomers as list } from '../../customers/list-customers.js';
import type { Operation } from '../../http/operation.js';
import { toApiCustomer } from './to-api-customer.js';
import { toPageMeta } from './to-page-meta.js';

export const listCustomers: Operation<'listCustomers'> = async ({ tenantId, query }, services) => {
  const listing = await list(services, tenantId, query);
  return {
    status: 200,
    message: 'Customers Fetched',
    meta: toPageMeta(listing, query.per_page),
    data: listing.records.map(toApiCustomer),
  };
};
