import type { PageMeta } from '@rollcall/contract';
import { type CustomerListing, type CustomerQuery, listCustomers as list } from '../customers/list-customers.ts';
import { toApiCustomer } from './customer-codec.ts';
import type { Operation } from './operation.ts';

export const listCustomers: Operation<'listCustomers', keyof CustomerQuery> = async ({ tenantId, query }, services) => {
  const listing = await list(services, tenantId, query);
  return {
    status: 200,
    message: 'Customers Fetched',
    meta: toPageMeta(listing, query.per_page),
    data: listing.records.map(toApiCustomer),
  };
};

/** The position of a page, in the meaning of Ruby's Kaminari: without results, even the first page is out of range. */
function toPageMeta({ records, page, totalCount, nextCursor }: CustomerListing, perPage: number): PageMeta {
  const isOutOfRange = records.length === 0;
  return {
    current_page: page,
    total_pages: Math.ceil(totalCount / perPage),
    total_count: totalCount,
    limit_value: perPage,
    next_page: nextCursor === null ? null : page + 1,
    prev_page: page > 1 && !isOutOfRange ? page - 1 : null,
    'first_page?': page === 1,
    'last_page?': nextCursor === null && !isOutOfRange,
    'out_of_range?': isOutOfRange,
    next_cursor: nextCursor,
  };
}
