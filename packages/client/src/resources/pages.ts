import type { OperationId } from '@rollcall/contract';
import { type ApiPromise, apiPromise, type WithResponse } from '../api-promise.ts';
import { checked } from '../core/options.ts';
import { ArgumentError, ResponseFormatError } from '../errors.ts';
import { shapes } from '../fetch/shapes.ts';
import type { RequestOptions } from '../options.ts';
import type { Transport } from '../transport.ts';
import type { ItemIterator } from '../types.ts';

/** A list of the API that comes in pages. */
interface ListRoute {
  readonly operation: OperationId;
  readonly path: '/customers' | '/webhook_deliveries';
  /** The name of the items in a page of the SDK. */
  readonly items: string;
  /** The field of an item that no other item has. */
  readonly key: string;
  /** The page to begin with if the query names none. A list without it has cursors only. */
  readonly firstPage?: number;
}

/** The position of a page. */
interface Place {
  readonly page?: number | undefined;
  readonly cursor?: string | undefined;
}

type Query = Place & { readonly per_page?: number | undefined };

/** A page: items under a name of their own, the position, and a way to the next one. */
interface Page<Self> {
  readonly meta: { readonly next_cursor?: string | null; readonly next_page?: number | null };
  nextPage(): Promise<Self | null>;
}

/** The largest page, so that iterating over all items takes the fewest requests. */
const PER_PAGE = 100;

/** Reads a list of the API, page by page or item by item. */
export class PagedList<Q extends Query, P extends Page<P>, Item extends object> {
  readonly #transport: Transport;
  readonly #route: ListRoute;

  constructor(transport: Transport, route: ListRoute) {
    this.#transport = transport;
    this.#route = route;
  }

  /** Reads one page, which knows how to read the next one. */
  list(query: Q, options: RequestOptions): ApiPromise<P> {
    return apiPromise(this.#read(query, options, NO_CURSORS));
  }

  /**
   * Yields pages up to the last one. Each is requested when the consumer asks for it: by cursor if the API gives one,
   * otherwise by number.
   */
  async *pages(query: Q, options: RequestOptions): AsyncGenerator<P, void, undefined> {
    const { cursor, page = this.#route.firstPage } = checked(query, 'The query');
    const start = cursor === undefined && { page };
    let next: P | null = await this.list({ per_page: PER_PAGE, ...query, ...start }, options);
    while (next !== null) {
      yield next;
      next = await next.nextPage();
    }
  }

  /** The items of all pages, and a way to collect them. */
  iterate(query: Q, options: RequestOptions): ItemIterator<Item> {
    const items = this.#itemsOf(this.pages(query, options));
    return Object.assign(items, {
      toArray: (options: { readonly limit: number }) => collect(items, options?.limit),
    });
  }

  async #read(query: Q, options: RequestOptions, before: SeenCursors): Promise<WithResponse<P>> {
    const { operation, path, items: name } = this.#route;
    const { result } = await this.#transport.run(
      {
        operation,
        shape: shapes.page,
        send: (api, init) => api.GET(path as '/customers', { ...init, params: { query: checked(query, 'The query') } }),
        read: (envelope) => envelope,
      },
      options,
    );
    const { data: items, meta } = result.data;
    const seen = query.cursor === undefined ? before : withCursor(before, query.cursor);
    const nextPage = async (): Promise<P | null> => {
      const place = items.length > 0 ? nextPlace(this.#route, { ...result, data: page }, query, seen) : null;
      const { page: _, cursor: __, ...filters } = query;
      return place && (await this.#read({ ...filters, ...place } as Q, options, seen)).data;
    };
    const page = { [name]: items, meta } as unknown as P;
    // Not enumerable, so that a page can be cloned, written as JSON and compared like plain data.
    Object.defineProperty(page, 'nextPage', { value: nextPage });
    return { ...result, data: page };
  }

  /** Yields the items of all pages. An item that a new one has pushed to the next page comes only once. */
  async *#itemsOf(pages: AsyncIterable<P>): AsyncGenerator<Item, void, undefined> {
    const { items: name, key } = this.#route;
    const keyOf = (item: Item): unknown => item[key as keyof Item];
    let seen = new Set<unknown>();
    for await (const page of pages) {
      const items = page[name as keyof P] as readonly Item[];
      yield* items.filter((item) => !seen.has(keyOf(item)));
      // Only the last page: all keys of a large registry would not fit into memory.
      seen = new Set(items.map(keyOf));
    }
  }
}

async function collect<Item>(items: AsyncIterable<Item>, limit: number): Promise<Item[]> {
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new ArgumentError('limit must be a whole number from 1');
  }
  const collected: Item[] = [];
  for await (const item of items) {
    collected.push(item);
    if (collected.length === limit) break;
  }
  return collected;
}

/**
 * The page to read next; `null` after the last. A page that is not full need not be the last, as an API may filter after
 * paging.
 *
 * @throws {ResponseFormatError} if a page leads back to itself or to an earlier one: the iteration would never end, and
 * ending it there would make an incomplete list look complete.
 */
function nextPlace<P extends Page<P>>(
  route: ListRoute,
  answer: WithResponse<P>,
  place: Place,
  seen: SeenCursors,
): Place | null {
  const { next_cursor: cursor, next_page: page } = answer.data.meta;
  if (cursor === null) return null;
  if (cursor !== undefined) {
    if (seen.cursors.includes(cursor)) throw leadsBack(route, answer, 'a page before it');
    return { cursor };
  }
  if (!page) return null;
  const current = place.page ?? (place.cursor === undefined ? 1 : 0);
  if (page <= current) throw leadsBack(route, answer, `page ${page}`);
  return { page };
}

function leadsBack<P extends Page<P>>(
  { operation, path }: ListRoute,
  { data, status, headers, requestId, attempts }: WithResponse<P>,
  to: string,
): ResponseFormatError {
  const answer = { status, contentType: headers.get('content-type'), body: JSON.stringify({ meta: data.meta }) };
  const context = { operation, method: 'GET', path, requestId, attempts, effectUnknown: false };
  return new ResponseFormatError(`The page leads back to ${to}, so that the list would never end`, answer, context);
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
