import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { CustomerFilter, CustomerPage, CustomerStretch, CustomerWindow } from '../../customers/customer-store.ts';
import { compiledOnce } from '../sql/compiled-query.ts';
import {
  countMatching,
  hasPrecomputedCount,
  type MatchingCustomers,
  newestFirst,
  readPrecomputedCount,
  readRows,
  readWindow,
  selectMatching,
  selectPrecomputedCount,
  selectStretch,
  withFilter,
} from '../sql/customer-queries.ts';
import { forEachDenseFilter, quickPage, readQuickPage, sortNewestFirst } from '../sql/quick-lists.ts';
import type { Tables } from '../sql/tables.ts';
import { isUnindexed } from './search-indexer.ts';

/** One window and the total count, without a search. The transaction makes both see the same customers. */
export async function listCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  const matching = selectMatching(transaction, tenantId, filter);
  const totalCount = hasPrecomputedCount(filter)
    ? (await readPrecomputedCount(transaction, tenantId, filter)) +
      (await countMatching(selectBacklog(transaction, tenantId, filter)))
    : await countMatching(matching);
  return { records: await readWindow(matching, window, totalCount, readNewestFirst), totalCount };
}

/** Queries for a window that an index finds at once, and the total count. */
const quickWindowOf = forEachDenseFilter((filter) =>
  compiledOnce((db, countedOf: string, waitingOf: string, tenantId: string, limit: number, offset: number) => {
    const counted = selectPrecomputedCount(db, countedOf, filter);
    const waiting = selectBacklog(db, waitingOf, filter).select((eb) => eb.fn.countAll<number>().as('count'));
    const window = newestFirst(selectMatching(db, tenantId, filter))
      .limit(limit)
      .offset(offset);
    return quickPage(db, sql`(${counted}) + (${waiting})`, window);
  }),
);

/** A window that an index finds at once, and the total count. */
export function readQuickWindow(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  { limit, offset }: CustomerWindow,
): Promise<CustomerPage> {
  return readQuickPage(db, quickWindowOf(filter)(db, tenantId, tenantId, tenantId, limit, offset));
}

/** The customers after a position, without a search. */
export function listCustomersAfter(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  stretch: CustomerStretch,
): Promise<CustomerRecord[]> {
  return readRows(selectStretch(selectMatching(db, tenantId, filter), stretch));
}

/** SQLite reads no row before the window. Sorted here, so that it can select from either end of an index. */
async function readNewestFirst(selected: MatchingCustomers): Promise<CustomerRecord[]> {
  return sortNewestFirst(await readRows(selected));
}

/** The plus keeps the planner from reading all customers of the tenant to find the few in the backlog. */
function selectBacklog(db: Kysely<Tables>, tenantId: string, filter: CustomerFilter): MatchingCustomers {
  const backlog = db.selectFrom('customers').where(isUnindexed).where(sql`+tenant_id`, '=', tenantId);
  return withFilter(backlog, filter);
}
