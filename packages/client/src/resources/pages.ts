import type { ApiPromise } from '../api-promise.ts';
import type { Customer, CustomerListQuery, CustomerPage } from '../types.ts';

/** Reads one page. */
export type ListCustomers = (query: CustomerListQuery) => ApiPromise<CustomerPage>;

/** As many as a page can hold, so that a walk over all customers takes the fewest requests. */
const PER_PAGE = 100;

/**
 * One page after the other, each requested when it is asked for, up to the last: by cursor where the API gives one, else
 * by number.
 */
export async function* customerPages(
  list: ListCustomers,
  query: CustomerListQuery,
): AsyncGenerator<CustomerPage, void, undefined> {
  const { page: start = 1, cursor, ...filters } = query;
  let place: Place | null = cursor === undefined ? { page: start } : query;
  while (place !== null) {
    const page: CustomerPage = await list({ per_page: PER_PAGE, ...filters, ...place });
    yield page;
    place = nextPlace(page, place);
  }
}

/**
 * The customers of all pages. One that a new customer has pushed to the next page meanwhile comes once.
 */
export async function* customersOfPages(pages: AsyncIterable<CustomerPage>): AsyncGenerator<Customer, void, undefined> {
  let seen = new Set<string>();
  for await (const { customers } of pages) {
    yield* customers.filter(({ customer_key }) => !seen.has(customer_key));
    // Of the last page alone: all keys of a large registry would not fit into memory.
    seen = new Set(customers.map(({ customer_key }) => customer_key));
  }
}

/** Which page to read. */
type Place = Pick<CustomerListQuery, 'page' | 'cursor'>;

/**
 * The page to read next; `null` after the last. Not told by a page that is not full, as an API may filter after it has cut
 * the page. A page that does not lead on ends the walk, which would never end otherwise.
 */
function nextPlace({ customers, meta }: CustomerPage, place: Place): Place | null {
  const { next_cursor: cursor, next_page: page } = meta;
  if (customers.length === 0) return null;
  if (cursor !== undefined) return cursor === null || cursor === place.cursor ? null : { cursor };
  return page && page > (place.page ?? 0) ? { page } : null;
}
