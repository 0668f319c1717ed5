import { type ApiPromise, apiPromise, type WithResponse } from '../api-promise.ts';
import { shapes } from '../core/shapes.ts';
import type { Transport } from '../core/transport.ts';
import { ArgumentError, ResponseFormatError } from '../errors.ts';
import type { RequestOptions } from '../options.ts';
import type { Customer, CustomerIterator, CustomerListQuery, CustomerPage } from '../types.ts';

/** Reads one page, which knows how to read the next one. */
export function listCustomers(
  transport: Transport,
  query: CustomerListQuery,
  options: RequestOptions,
): ApiPromise<CustomerPage> {
  return apiPromise(readPage(transport, query, options, NO_CURSORS));
}

const listRoute = {
  operation: 'listCustomers',
  method: 'GET',
  path: '/customers',
} as const;

async function readPage(
  transport: Transport,
  query: CustomerListQuery,
  options: RequestOptions,
  before: SeenCursors,
): Promise<WithResponse<CustomerPage>> {
  const { result } = await transport.run(
    {
      operation: listRoute.operation,
      shape: shapes.page,
      send: (api, init) => api.GET(listRoute.path, { ...init, params: { query } }),
      read: (envelope) => envelope,
    },
    options,
  );
  const { data: customers, meta } = result.data;
  const seen = query.cursor === undefined ? before : withCursor(before, query.cursor);
  const nextPage = async (): Promise<CustomerPage | null> => {
    const place = nextPlace({ ...result, data: page }, query, seen);
    const { page: _, cursor: __, ...filters } = query;
    return place && (await readPage(transport, { ...filters, ...place }, options, seen)).data;
  };
  const page = { customers, meta } as CustomerPage;
  // Not enumerable, so that a page can be cloned, written as JSON and compared like plain data.
  Object.defineProperty(page, 'nextPage', { value: nextPage });
  return { ...result, data: page };
}

/** The largest page, so that iterating over all customers takes the fewest requests. */
const PER_PAGE = 100;

/**
 * Yields pages up to the last one. Each is requested when the consumer asks for it: by cursor if the API gives one,
 * otherwise by number.
 */
export async function* customerPages(
  transport: Transport,
  query: CustomerListQuery,
  options: RequestOptions,
): AsyncGenerator<CustomerPage, void, undefined> {
  const { page = 1, cursor, ...filters } = query;
  const first = { per_page: PER_PAGE, ...filters, ...(cursor === undefined ? { page } : query) };
  let next: CustomerPage | null = await listCustomers(transport, first, options);
  while (next !== null) {
    yield next;
    next = await next.nextPage();
  }
}

/** The customers of all pages, and a way to collect them. */
export function iterateCustomers(pages: AsyncIterable<CustomerPage>): CustomerIterator {
  const customers = customersOfPages(pages);
  return Object.assign(customers, {
    toArray: (options: { readonly limit: number }) => collect(customers, options?.limit),
  });
}

/** Yields the customers of all pages. A customer that a new one has pushed to the next page comes only once. */
async function* customersOfPages(pages: AsyncIterable<CustomerPage>): AsyncGenerator<Customer, void, undefined> {
  let seen = new Set<string>();
  for await (const { customers } of pages) {
    yield* customers.filter(({ customer_key }) => !seen.has(customer_key));
    // Only the last page: all keys of a large registry would not fit into memory.
    seen = new Set(customers.map(({ customer_key }) => customer_key));
  }
}

async function collect(customers: AsyncIterable<Customer>, limit: number): Promise<Customer[]> {
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new ArgumentError('limit must be a whole number from 1: toArray holds all customers in memory');
  }
  const collected: Customer[] = [];
  for await (const customer of customers) {
    collected.push(customer);
    if (collected.length === limit) break;
  }
  return collected;
}

/** The position of a page. */
type Place = Pick<CustomerListQuery, 'page' | 'cursor'>;

/**
 * The page to read next; `null` after the last. A page that is not full need not be the last, as an API may filter after
 * paging.
 *
 * @throws {ResponseFormatError} if a page leads back to itself or to an earlier one: the iteration would never end, and
 * ending it there would make an incomplete list look complete.
 */
function nextPlace(answer: WithResponse<CustomerPage>, place: Place, seen: SeenCursors): Place | null {
  const { customers, meta } = answer.data;
  const { next_cursor: cursor, next_page: page } = meta;
  if (customers.length === 0) return null;
  if (cursor === null) return null;
  if (cursor !== undefined) {
    if (seen.cursors.includes(cursor)) throw leadsBack(answer, 'its next_cursor is that of an earlier page');
    return { cursor };
  }
  if (!page) return null;
  const current = place.page ?? (place.cursor === undefined ? 1 : 0);
  if (page <= current) throw leadsBack(answer, `its next_page is ${page}, but it is page ${current}`);
  return { page };
}

function leadsBack({ data, status, headers, requestId, attempts }: WithResponse<CustomerPage>, flaw: string) {
  const answer = { status, contentType: headers.get('content-type'), body: JSON.stringify({ meta: data.meta }) };
  const context = { ...listRoute, requestId, attempts, effectUnknown: false };
  return new ResponseFormatError(`The page leads back, so that the list would never end: ${flaw}`, answer, context);
}

/**
 * Some of the cursors that led to a page: the first, the second, the fourth, the eighth and so on, and the last. Pages that
 * go round in a circle reach one of them again, and a list of a million pages keeps twenty.
 */
interface SeenCursors {
  readonly count: number;
  readonly cursors: readonly string[];
}

const NO_CURSORS: SeenCursors = { count: 0, cursors: [] };

function withCursor({ count, cursors }: SeenCursors, cursor: string): SeenCursors {
  // The last one is replaced, unless its number is a power of two.
  const isKept = (count & (count - 1)) === 0;
  return { count: count + 1, cursors: [...(isKept ? cursors : cursors.slice(0, -1)), cursor] };
}
