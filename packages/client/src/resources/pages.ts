import type { ApiPromise } from '../api-promise.ts';
import type { Customer, CustomerListQuery, CustomerPage } from '../types.ts';

/** Reads one page. */
type ListCustomers = (query: CustomerListQuery) => ApiPromise<CustomerPage>;

/** The largest page, so that iterating over all customers takes the fewest requests. */
const PER_PAGE = 100;

/**
 * Yields pages up to the last one. Each is requested when the consumer asks for it: by cursor if the API gives one,
 * otherwise by number.
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

/** Yields the customers of all pages. A customer that a new one has pushed to the next page comes only once. */
export async function* customersOfPages(pages: AsyncIterable<CustomerPage>): AsyncGenerator<Customer, void, undefined> {
  let seen = new Set<string>();
  for await (const { customers } of pages) {
    yield* customers.filter(({ customer_key }) => !seen.has(customer_key));
    // Only the last page: all keys of a large registry would not fit into memory.
    seen = new Set(customers.map(({ customer_key }) => customer_key));
  }
}

/** The position of a page. */
type Place = Pick<CustomerListQuery, 'page' | 'cursor'>;

/**
 * The page to read next; `null` after the last. A page that is not full need not be the last, as an API may filter after
 * paging. A page that points back to itself or to an earlier one is the last, as the iteration would never end otherwise.
 */
function nextPlace({ customers, meta }: CustomerPage, place: Place): Place | null {
  const { next_cursor: cursor, next_page: page } = meta;
  if (customers.length === 0) return null;
  if (cursor !== undefined) return cursor === null || cursor === place.cursor ? null : { cursor };
  return page && page > (place.page ?? 0) ? { page } : null;
}
