import type { PageMeta } from '@rollcall/contract';

/** Where a page stands among all pages. There is always a first page, if an empty one. */
export function toPageMeta({ page, per_page }: { page: number; per_page: number }, totalCount: number): PageMeta {
  const totalPages = Math.ceil(totalCount / per_page);
  return {
    current_page: page,
    total_pages: totalPages,
    total_count: totalCount,
    limit_value: per_page,
    next_page: page < totalPages ? page + 1 : null,
    prev_page: page > 1 ? page - 1 : null,
    'first_page?': page === 1,
    'last_page?': page >= totalPages,
    'out_of_range?': page > Math.max(totalPages, 1),
  };
}
