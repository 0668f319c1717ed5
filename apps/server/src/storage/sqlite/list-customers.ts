import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { CustomerFilter, CustomerPage, CustomerStretch, CustomerWindow } from '../../customers/customer-store.ts';
import { foldText } from '../../customers/search-text.ts';
import {
  countMatching,
  hasPrecomputedCount,
  type MatchingCustomers,
  readPrecomputedCount,
  readStretch,
  readWindow,
  selectMatching,
  withFilter,
} from '../sql/customer-queries.ts';
import type { Tables } from '../sql/tables.ts';
import { type SearchConditions, searchConditions } from './search.ts';
import { isUnindexed } from './search-indexer.ts';

/** One window and the total count. The transaction makes both see the same customers. */
export async function listCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  const search = await searchOf(transaction, filter);
  const totalCount = hasPrecomputedCount(filter)
    ? (await readPrecomputedCount(transaction, tenantId, filter)) + (await countBacklog(transaction, tenantId, filter))
    : await countMatching(inOrderOfCreation(selectMatching(transaction, tenantId, filter, search?.all)));
  return {
    records: await readWindow(selectMatching(transaction, tenantId, filter, search?.first), window),
    totalCount,
  };
}

/** The customers after a position. */
export async function listCustomersAfter(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  stretch: CustomerStretch,
): Promise<CustomerRecord[]> {
  const search = await searchOf(db, filter);
  return readStretch(selectMatching(db, tenantId, filter, search?.first), stretch);
}

async function searchOf(db: Kysely<Tables>, { searchTerm }: CustomerFilter): Promise<SearchConditions | undefined> {
  return searchTerm === undefined ? undefined : searchConditions(db, foldText(searchTerm));
}

/**
 * Matches every customer. If all customers of the tenant must be read, it makes the planner read them in the order of
 * the file. Without it, the planner may choose the order of another index, which takes ten times as long.
 */
function inOrderOfCreation(matching: MatchingCustomers): MatchingCustomers {
  return matching.where('created_at', '>=', 0);
}

/** The plus keeps the planner from reading all customers of the tenant to find the few in the backlog. */
function countBacklog(db: Kysely<Tables>, tenantId: string, filter: CustomerFilter): Promise<number> {
  const backlog = db.selectFrom('customers').where(isUnindexed).where(sql`+tenant_id`, '=', tenantId);
  return countMatching(withFilter(backlog, filter));
}
