import type { Kysely, Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.js';
import type { CustomerFilter, CustomerPage, CustomerStretch, CustomerWindow } from '../../customers/customer-store.js';
import { foldText } from '../../customers/fold-text.js';
import { countMatching, type MatchingCustomers, readStretch, readWindow, selectMatching } from '../customer-queries.js';
import { isCountKept, readKeptCount } from '../kept-counts.js';
import type { Tables } from '../tables.js';
import { searchCondition } from './search-condition.js';

/** One window and the count of all. The caller gives a transaction in which both see the same customers. */
export async function listCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  const matching = await matchingCustomers(transaction, tenantId, filter);
  const totalCount = isCountKept(filter)
    ? await readKeptCount(transaction, tenantId, filter)
    : await countMatching(matching);
  return { records: await readWindow(matching, window), totalCount };
}

/** The customers after a place. */
export async function listCustomersAfter(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  stretch: CustomerStretch,
): Promise<CustomerRecord[]> {
  return readStretch(await matchingCustomers(db, tenantId, filter), stretch);
}

async function matchingCustomers(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
): Promise<MatchingCustomers> {
  const { searchTerm } = filter;
  const search = searchTerm === undefined ? undefined : await searchCondition(db, tenantId, foldText(searchTerm));
  return selectMatching(db, tenantId, filter, search);
}
