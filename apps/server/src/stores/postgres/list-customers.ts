import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.js';
import type { CustomerFilter, CustomerPage, CustomerStretch, CustomerWindow } from '../../customers/customer-store.js';
import { foldText } from '../../customers/fold-text.js';
import { countMatching, type MatchingCustomers, readStretch, readWindow, selectMatching } from '../customer-queries.js';
import { isCountKept, readKeptCount } from '../kept-counts.js';
import type { Tables } from '../tables.js';

/** One window and the count of all. The caller gives a transaction in which both see the same customers. */
export async function listCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  const matching = matchingCustomers(transaction, tenantId, filter);
  const totalCount = isCountKept(filter)
    ? await readKeptCount(transaction, tenantId, filter)
    : await countMatching(matching);
  return { records: await readWindow(matching, window), totalCount };
}

/** The customers after a place. */
export function listCustomersAfter(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  stretch: CustomerStretch,
): Promise<CustomerRecord[]> {
  return readStretch(matchingCustomers(db, tenantId, filter), stretch);
}

function matchingCustomers(db: Kysely<Tables>, tenantId: string, filter: CustomerFilter): MatchingCustomers {
  const { searchTerm } = filter;
  return selectMatching(db, tenantId, filter, searchTerm === undefined ? undefined : occurs(foldText(searchTerm)));
}

// Not LIKE, which has wildcards.
const occurs = (folded: string) => sql<boolean>`strpos(search_text, ${folded}) > 0`;
