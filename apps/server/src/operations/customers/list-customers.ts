import { listCustomers as list } from '../../customers/list-customers.ts';
import type { Operation } from '../../http/operation.ts';
import { toApiCustomer } from './to-api-customer.ts';
import { toPageMeta } from './to-page-meta.ts';

export const listCustomers: Operation<'listCustomers'> = async ({ tenantId, query }, services) => {
  const listing = await list(services, tenantId, query);
  return {
    status: 200,
    message: 'Customers Fetched',
    meta: toPageMeta(listing, query.per_page),
    data: listing.records.map(toApiCustomer),
  };
};
