import type { CustomerType } from '@rollcall/contract';
import type { NothingElse } from '../core/nothing-else.ts';
import { validationFailed } from '../validation/issues.ts';
import type { CustomerRecord } from './customer.ts';
import type { ArchivedFilter, CustomerDeps, CustomerFilter } from './customer-store.ts';
import { fromCursorText, type ListCursor, type ListFingerprint, listFingerprint, toCursorText } from './list-cursor.ts';

/** Filters and page of a list, in the contract's names. */
export interface CustomerQuery {
  /** From 1, which is the default. Excludes `cursor`. */
  readonly page?: number | undefined;
  /** `nextCursor` of an earlier page of the same list. */
  readonly cursor?: string | undefined;
  readonly per_page: number;
  readonly archived: ArchivedFilter;
  /** An empty text means no search. */
  readonly search_term?: string | undefined;
  readonly customer_type?: CustomerType | undefined;
  /** A day in UTC, `YYYY-MM-DD`. */
  readonly date_created?: string | undefined;
}

/** One page of a list. */
export interface CustomerListing {
  readonly records: readonly CustomerRecord[];
  /** From 1. */
  readonly page: number;
  /** Customers on all pages; with a cursor, as counted for the first page. */
  readonly totalCount: number;
  /** `null` on the last page and beyond. */
  readonly nextCursor: string | null;
}

const dayMs = 86_400_000;

/**
 * One page of customers, the newest first. A page beyond the last is empty.
 *
 * @throws DomainError `validation_failed` for a cursor that is not one of this list, or beside a page number.
 */
export function listCustomers(deps: CustomerDeps, tenantId: string, query: CustomerQuery): Promise<CustomerListing> {
  const { cursor, page, per_page: limit, ...filters } = query;
  const filter = toFilter(filters);
  const list = listFingerprint(tenantId, filter);
  if (cursor === undefined) return listPage(deps, tenantId, filter, list, { page: page ?? 1, limit });
  if (page !== undefined) throw refusedCursor('must not be given together with page');
  const after = fromCursorText(cursor, list);
  if (after === undefined) throw refusedCursor('must come from a page of this list, with the same filters');
  return listAfter(deps, tenantId, filter, list, { after, limit });
}

async function listPage(
  { customers }: CustomerDeps,
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
  { customers }: CustomerDeps,
  tenantId: string,
  filter: CustomerFilter,
  list: ListFingerprint,
  { after, limit }: { after: ListCursor; limit: number },
): Promise<CustomerListing> {
  // The record beyond the limit shows whether there is a next page.
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

function toFilter(filters: Omit<CustomerQuery, 'cursor' | 'page' | 'per_page'>): CustomerFilter {
  const { archived, search_term, customer_type, date_created, ...others } = filters;
  others satisfies NothingElse;
  const createdFrom = date_created === undefined ? undefined : new Date(`${date_created}T00:00:00Z`);
  return {
    archived,
    searchTerm: search_term === '' ? undefined : search_term,
    customerType: customer_type,
    createdFrom,
    createdBefore: createdFrom && new Date(createdFrom.getTime() + dayMs),
  };
}

function refusedCursor(message: string) {
  return validationFailed([{ code: 'invalid_value', field: 'cursor', message }]);
}
