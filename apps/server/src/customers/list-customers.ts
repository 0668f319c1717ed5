import type { CustomerType } from '@rollcall/contract';
import type { Services } from '../services.ts';
import { validationFailed } from '../validation/issues.ts';
import type { CustomerRecord } from './customer.ts';
import type { ArchivedFilter, CustomerFilter } from './customer-store.ts';
import { fromCursorText, type ListCursor, type ListFingerprint, listFingerprint, toCursorText } from './list-cursor.ts';

/** What to list, in the contract's names. */
export interface CustomerQuery {
  /** From 1, which is the default. Not together with `cursor`. */
  readonly page?: number | undefined;
  /** What an earlier page of the same list gave as its `nextCursor`. */
  readonly cursor?: string | undefined;
  readonly per_page: number;
  readonly archived: ArchivedFilter;
  /** An empty text means no search. */
  readonly search_term?: string | undefined;
  readonly customer_type?: CustomerType | undefined;
  /** A day of UTC, `YYYY-MM-DD`. */
  readonly date_created?: string | undefined;
}

/** One page of a list. */
export interface CustomerListing {
  readonly records: readonly CustomerRecord[];
  /** From 1. */
  readonly page: number;
  /** Customers on all pages; by cursor, as they were counted where the walk began. */
  readonly totalCount: number;
  /** What leads to the next page; `null` on the last and past it. */
  readonly nextCursor: string | null;
}

type CustomerServices = Pick<Services, 'customers'>;

const dayMs = 86_400_000;

/**
 * One page of customers, the newest first. A page past the last is empty.
 *
 * @throws DomainError `validation_failed` for a cursor that is not one of this list, or beside a page number.
 */
export function listCustomers(
  services: CustomerServices,
  tenantId: string,
  query: CustomerQuery,
): Promise<CustomerListing> {
  const filter = toFilter(query);
  const list = listFingerprint(tenantId, filter);
  const { cursor, page, per_page: limit } = query;
  if (cursor === undefined) return listPage(services, tenantId, filter, list, { page: page ?? 1, limit });
  if (page !== undefined) throw refusedCursor('must not be given together with page');
  const after = fromCursorText(cursor, list);
  if (after === undefined) throw refusedCursor('must come from a page of this list, with the same filters');
  return listAfter(services, tenantId, filter, list, { after, limit });
}

async function listPage(
  { customers }: CustomerServices,
  tenantId: string,
  filter: CustomerFilter,
  list: ListFingerprint,
  { page, limit }: { page: number; limit: number },
): Promise<CustomerListing> {
  const offset = (page - 1) * limit;
  const { records, totalCount } = await customers.list(tenantId, filter, { offset, limit });
  const passed = offset + records.length;
  const nextCursor = passed < totalCount ? cursorAfter(records, { passed, totalCount }, list) : null;
  return { records, page, totalCount, nextCursor };
}

async function listAfter(
  { customers }: CustomerServices,
  tenantId: string,
  filter: CustomerFilter,
  list: ListFingerprint,
  { after, limit }: { after: ListCursor; limit: number },
): Promise<CustomerListing> {
  // One more than is shown tells whether there is a next page.
  const found = await customers.listAfter(tenantId, filter, { after, limit: limit + 1 });
  const records = found.slice(0, limit);
  const { totalCount } = after;
  const passed = after.passed + records.length;
  const nextCursor = found.length > limit ? cursorAfter(records, { passed, totalCount }, list) : null;
  return { records, page: Math.ceil(after.passed / limit) + 1, totalCount, nextCursor };
}

function cursorAfter(
  records: readonly CustomerRecord[],
  progress: Pick<ListCursor, 'passed' | 'totalCount'>,
  list: ListFingerprint,
): string | null {
  const last = records.at(-1);
  return last ? toCursorText({ createdAt: last.created_at, id: last.id, ...progress }, list) : null;
}

function toFilter(query: CustomerQuery): CustomerFilter {
  const createdFrom = query.date_created === undefined ? undefined : new Date(`${query.date_created}T00:00:00Z`);
  return {
    archived: query.archived,
    searchTerm: query.search_term === '' ? undefined : query.search_term,
    customerType: query.customer_type,
    createdFrom,
    createdBefore: createdFrom && new Date(createdFrom.getTime() + dayMs),
  };
}

function refusedCursor(message: string) {
  return validationFailed([{ code: 'invalid_value', field: 'cursor', message }]);
}
