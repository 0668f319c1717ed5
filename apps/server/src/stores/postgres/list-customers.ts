import type { Kysely, Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.ts';
import type { CustomerFilter, CustomerPage, CustomerStretch, CustomerWindow } from '../../customers/customer-store.ts';
import { foldText } from '../../customers/fold-text.ts';
import { countMatching, type MatchingCustomers, readStretch, readWindow, selectMatching } from '../customer-queries.ts';
import { isCountKept, readKeptCount } from '../kept-counts.ts';
import type { Tables } from '../tables.ts';
import { searchCondition } from './search-condition.ts';

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
