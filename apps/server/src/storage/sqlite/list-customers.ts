import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { CustomerFilter, CustomerPage, CustomerStretch, CustomerWindow } from '../../customers/customer-store.ts';
import {
  countMatching,
  hasPrecomputedCount,
  type MatchingCustomers,
  readPrecomputedCount,
  readRows,
  readWindow,
  selectMatching,
  selectStretch,
  withFilter,
} from '../sql/customer-queries.ts';
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
    ? (await readPrecomputedCount(transaction, tenantId, filter)) + (await countBacklog(transaction, tenantId, filter))
    : await countMatching(matching);
  return { records: await readWindow(matching, window, totalCount, readNewestFirst), totalCount };
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
  const records = await readRows(selected);
  return records.toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1));
}

/** The plus keeps the planner from reading all customers of the tenant to find the few in the backlog. */
function countBacklog(db: Kysely<Tables>, tenantId: string, filter: CustomerFilter): Promise<number> {
  const backlog = db.selectFrom('customers').where(isUnindexed).where(sql`+tenant_id`, '=', tenantId);
  return countMatching(withFilter(backlog, filter));
}
