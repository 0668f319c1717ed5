import type { CustomerType } from '@rollcall/contract';
import type { Services } from '../services.js';
import type { ArchivedFilter, CustomerPage } from './customer-store.js';

/** What to list, in the contract's names, with every default filled in. */
export interface CustomerQuery {
  /** From 1. */
  readonly page: number;
  readonly per_page: number;
  readonly archived: ArchivedFilter;
  /** An empty text means no search. */
  readonly search_term?: string | undefined;
  readonly customer_type?: CustomerType | undefined;
  /** A day of UTC, `YYYY-MM-DD`. */
  readonly date_created?: string | undefined;
}

const dayMs = 86_400_000;

/** One page of customers, the newest first. A page past the last is empty. */
export function listCustomers(
  services: Pick<Services, 'customers'>,
  tenantId: string,
  query: CustomerQuery,
): Promise<CustomerPage> {
  const createdFrom = query.date_created === undefined ? undefined : new Date(`${query.date_created}T00:00:00Z`);
  const filter = {
    archived: query.archived,
    searchTerm: query.search_term === '' ? undefined : query.search_term,
    customerType: query.customer_type,
    createdFrom,
    createdBefore: createdFrom && new Date(createdFrom.getTime() + dayMs),
  };
  const offset = (query.page - 1) * query.per_page;
  return services.customers.list(tenantId, filter, { offset, limit: query.per_page });
}
