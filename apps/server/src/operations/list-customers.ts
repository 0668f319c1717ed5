import type { PageMeta } from '@rollcall/contract';
import { type CustomerListing, listCustomers as list } from '../customers/list-customers.ts';
import { toApiCustomer } from './customer-codec.ts';
import type { Operation } from './operation.ts';

export const listCustomers: Operation<'listCustomers'> = async ({ tenantId, query }, services) => {
  const listing = await list(services, tenantId, query);
  return {
    status: 200,
    message: 'Customers Fetched',
    meta: toPageMeta(listing, query.per_page),
    data: listing.records.map(toApiCustomer),
  };
};

/** The position of a page. There is always a first page, even if it is empty. */
function toPageMeta({ records, page, totalCount, nextCursor }: CustomerListing, perPage: number): PageMeta {
  return {
    current_page: page,
    total_pages: Math.ceil(totalCount / perPage),
    total_count: totalCount,
    limit_value: perPage,
    next_page: nextCursor === null ? null : page + 1,
    prev_page: page > 1 ? page - 1 : null,
    'first_page?': page === 1,
    'last_page?': nextCursor === null,
    'out_of_range?': page > 1 && records.length === 0,
    next_cursor: nextCursor,
  };
}
