import type { Rollcall, WithResponse } from '@rollcall/client';
import type { Customer, CustomerListResponse } from '@rollcall/contract';
import { type InfiniteData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { OVERVIEW } from '../overview/count-query.ts';

/** A customer, and the tag of this state of it. */
export interface TaggedCustomer {
  readonly customer: Customer;
  /** For `If-Match`: a change with it fails if somebody else has changed the customer since. */
  readonly etag: string;
}

export function toTagged({ data, headers }: WithResponse<Customer>): TaggedCustomer {
  return { customer: data, etag: headers.get('etag') ?? '' };
}

/** One customer. Not by the hooks of the document, since they drop the headers of the answer. */
export function customerQuery({ customers }: Rollcall, customerKey: string) {
  return queryOptions({
    queryKey: ['customer', customerKey],
    queryFn: async ({ signal }) => toTagged(await customers.get(customerKey, { signal }).withResponse()),
  });
}

const listKey = ['get', '/customers'] as const;
type Lists = InfiniteData<CustomerListResponse>;

/** Shows a change on all pages. Lists are not read again, since somebody may have scrolled through hundreds of pages. */
export function showChanged(queryClient: QueryClient, changed: TaggedCustomer): void {
  const { customer } = changed;
  queryClient.setQueryData(['customer', customer.customer_key], changed);
  queryClient.setQueriesData<Lists>({ queryKey: listKey }, (lists) =>
    mapRows(lists, (rows) => rows.map((row) => (row.id === customer.id ? customer : row))),
  );
}

/** Makes lists load again, from their first page, and the numbers of the overview too. */
export function showCreated(queryClient: QueryClient): void {
  queryClient.removeQueries({ queryKey: listKey });
  queryClient.removeQueries({ queryKey: [OVERVIEW] });
}

/** Removes a customer from all pages. */
export function showErased(queryClient: QueryClient, { id, customer_key }: Customer): void {
  queryClient.removeQueries({ queryKey: ['customer', customer_key] });
  queryClient.setQueriesData<Lists>({ queryKey: listKey }, (lists) =>
    mapRows(lists, (rows) => rows.filter((row) => row.id !== id)),
  );
}

function mapRows(lists: Lists | undefined, change: (rows: readonly Customer[]) => Customer[]): Lists | undefined {
  return lists && { ...lists, pages: lists.pages.map((page) => ({ ...page, data: change(page.data) })) };
}
