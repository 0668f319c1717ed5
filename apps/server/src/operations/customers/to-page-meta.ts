import type { PageMeta } from '@rollcall/contract';
import type { CustomerListing } from '../../customers/list-customers.ts';

/** Where a page stands among all pages. There is always a first page, if an empty one. */
export function toPageMeta({ records, page, totalCount, nextCursor }: CustomerListing, perPage: number): PageMeta {
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
