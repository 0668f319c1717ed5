import { type Kysely, sql } from 'kysely';
import type { CustomerRecord } from '../../../customers/customer.ts';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStretch,
  CustomerWindow,
} from '../../../customers/customer-store.ts';
import { compiledOnce } from '../../sql/compiled-query.ts';
import {
  countMatching,
  hasPrecomputedCount,
  newestFirst,
  type ReadSelected,
  readByIds,
  readPrecomputedCount,
  readWindow,
  selectMatching,
  selectPrecomputedCount,
  selectStretch,
} from '../../sql/customer-queries.ts';
import { forEachDenseFilter, quickPage, readQuickPage } from '../../sql/quick-lists.ts';
import type { Tables } from '../../sql/tables.ts';
import { searchCustomers, searchCustomersAfter } from './search.ts';

/** One window and the total count. The caller's transaction must make both see the same customers. */
export async function listCustomers(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  if (filter.searchTerm !== undefined) return searchCustomers(db, tenantId, filter, window);
  const matching = selectMatching(db, tenantId, filter);
  const totalCount = hasPrecomputedCount(filter)
    ? await readPrecomputedCount(db, tenantId, filter)
    : await countMatching(matching);
  return { records: await readWindow(matching, window, totalCount, readSelected(db, tenantId)), totalCount };
}

/** Queries for the first page and the total count. Not for later ones, which would read the rows before them. */
const firstPageOf = forEachDenseFilter((filter) =>
  compiledOnce((db, countedOf: string, tenantId: string, limit: number) => {
    const counted = selectPrecomputedCount(db, countedOf, filter);
    return quickPage(db, sql`(${counted})`, newestFirst(selectMatching(db, tenantId, filter)).limit(limit));
  }),
);

/** The newest customers, and the total count, for a filter that most customers pass. */
export function readFirstPage(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  limit: number,
): Promise<CustomerPage> {
  return readQuickPage(db, firstPageOf(filter)(db, tenantId, tenantId, limit));
}

/** The customers after a position. The caller's transaction must make all statements see the same customers. */
export function listCustomersAfter(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  stretch: CustomerStretch,
): Promise<CustomerRecord[]> {
  if (filter.searchTerm !== undefined) return searchCustomersAfter(db, tenantId, filter, stretch);
  return readSelected(db, tenantId)(selectStretch(selectMatching(db, tenantId, filter), stretch));
}

/**
 * Finds the ids first: an index has all columns of the filter and the order, so that the rows of customers that are not
 * shown are not read.
 */
function readSelected(db: Kysely<Tables>, tenantId: string): ReadSelected {
  return (selected) => readByIds(db, tenantId, selected.select('id'));
}
