import type { PageMeta } from '@rollcall/contract';

/** The position of a page among all pages of a list, without its cursor. */
export function expectedPage(page: number, perPage: number, total: number): PageMeta {
  const pages = Math.ceil(total / perPage);
  return {
    current_page: page,
    total_pages: pages,
    total_count: total,
    limit_value: perPage,
    next_page: page < pages ? page + 1 : null,
    prev_page: page > 1 && page <= pages ? page - 1 : null,
    'first_page?': page === 1,
    'last_page?': page === pages,
    'out_of_range?': page > pages,
  };
}
