import { operations } from '@rollcall/contract';
import type { RollcallReader } from '../measuring/rollcall-server.ts';
import { customerAt, frequentWord, rareWord } from '../work/customers.ts';

/** A request whose time may depend on the number of customers. */
export interface ListQuery {
  readonly name: string;
  /** Paths to request in turn, below the base URL. @throws Error if an answer is not as expected. */
  readonly paths: (reader: RollcallReader, size: number) => Promise<readonly string[]>;
}

const perPage = 25;

export const firstPage: ListQuery = {
  name: 'first page',
  paths: async (reader, size) => {
    const path = '/customers';
    expectCount(await reader.read(path), size);
    return [path];
  },
};

/** At nine tenths of the list: with 1,000,000 customers, after 900,000. */
const deepPage: ListQuery = { name: 'page at 90 %', paths: async (_, size) => [deepPath(size)] };

/** The page after that one, by the cursor where it ended. */
export const deepPageByCursor: ListQuery = {
  name: 'page at 90 %, by cursor',
  paths: async (reader, size) => {
    const { meta } = await reader.read(deepPath(size));
    if (typeof meta.next_cursor !== 'string') throw new Error('the page has no next_cursor');
    return [`/customers?cursor=${encodeURIComponent(meta.next_cursor)}`];
  },
};

export const rareSearch: ListQuery = {
  name: 'search, 1 match',
  paths: async (reader) => {
    const path = `/customers?search_term=${rareWord}`;
    expectCount(await reader.read(path), 1);
    return [path];
  },
};

const frequentSearch: ListQuery = {
  name: 'search, 5 % match',
  paths: async () => [`/customers?search_term=${frequentWord}`],
};

export const get: ListQuery = {
  name: 'get by key',
  paths: async (_, size) =>
    Array.from({ length: 50 }, (_, index) => `/customers/${customerAt(Math.floor((index / 50) * size)).customer_key}`),
};

/** The queries that the document supports: older documents have no cursors. */
export const listQueries: readonly ListQuery[] = [
  ...[firstPage, deepPage],
  ...(hasCursor() ? [deepPageByCursor] : []),
  ...[rareSearch, frequentSearch, get],
];

function hasCursor(): boolean {
  return operations.listCustomers.parameters.some(({ name }: { readonly name: string }) => name === 'cursor');
}

function deepPath(size: number): string {
  return `/customers?page=${Math.floor((size * 0.9) / perPage)}&per_page=${perPage}`;
}

function expectCount({ meta }: { readonly meta: Record<string, unknown> }, count: number): void {
  if (meta.total_count !== count) throw new Error(`the list counts ${meta.total_count} customers instead of ${count}`);
}
