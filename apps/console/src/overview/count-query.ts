import type { CustomerListQuery, Rollcall } from '@rollcall/client';
import { queryOptions } from '@tanstack/react-query';

/** The keys of queries about the registry as a whole begin with it. */
export const OVERVIEW = 'overview';

/** Counts are not read again for this long. */
const STALE_MS = 30_000;

/** How many customers match a filter. The API counts: only one of them is sent. */
export function countQuery({ customers }: Rollcall, filter: CustomerListQuery) {
  return queryOptions({
    queryKey: [OVERVIEW, 'count', filter],
    queryFn: async ({ signal }) => (await customers.list({ ...filter, per_page: 1 }, { signal })).meta.total_count,
    staleTime: STALE_MS,
  });
}
