import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { CustomerFilter, CustomerPage, CustomerStretch, CustomerWindow } from '../../customers/customer-store.ts';
import { foldText } from '../../customers/search-text.ts';
import {
  countMatching,
  isCountKept,
  type MatchingCustomers,
  readKeptCount,
  readStretch,
  readWindow,
  selectMatching,
  withFilter,
} from '../sql/customer-queries.ts';
import type { Tables } from '../sql/tables.ts';
import { type SearchConditions, searchConditions } from './search.ts';
import { isUndigested } from './search-indexer.ts';

/** One window and the count of all, both of the moment of the transaction. */
export async function listCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  const search = await searchOf(transaction, filter);
  const totalCount = isCountKept(filter)
    ? (await readKeptCount(transaction, tenantId, filter)) + (await countUndigested(transaction, tenantId, filter))
    : await countMatching(inOrderOfCreation(selectMatching(transaction, tenantId, filter, search?.all)));
  return {
    records: await readWindow(selectMatching(transaction, tenantId, filter, search?.first), window),
    totalCount,
  };
}

/** The customers after a place. */
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
 * Leaves out nobody. Where all customers of the tenant have to be read, it makes the planner read them as they lie in the
 * file. Otherwise it may as well take them in the order of another index, which takes ten times as long.
 */
function inOrderOfCreation(matching: MatchingCustomers): MatchingCustomers {
  return matching.where('created_at', '>=', 0);
}

/** The plus keeps the planner from reading all customers of the tenant for the few that are new. */
function countUndigested(db: Kysely<Tables>, tenantId: string, filter: CustomerFilter): Promise<number> {
  const undigested = db.selectFrom('customers').where(isUndigested).where(sql`+tenant_id`, '=', tenantId);
  return countMatching(withFilter(undigested, filter));
}
