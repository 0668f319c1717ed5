import { type Expression, type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../../customers/customer.ts';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStretch,
  CustomerWindow,
} from '../../../customers/customer-store.ts';
import { foldText } from '../../../customers/search-text.ts';
import {
  countMatching,
  hasPrecomputedCount,
  type MatchingCustomers,
  readPrecomputedCount,
  readStretch,
  readWindow,
  selectMatching,
} from '../../sql/customer-queries.ts';
import type { Tables } from '../../sql/tables.ts';
import { hasSearchIndex, searchIndexQueue } from './search-index.ts';

/** One window and the total count. The caller's transaction must make both see the same customers. */
export async function listCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  const matching = await matchingCustomers(transaction, tenantId, filter);
  const totalCount = hasPrecomputedCount(filter)
    ? await readPrecomputedCount(transaction, tenantId, filter)
    : await countMatching(matching);
  return { records: await readWindow(matching, window), totalCount };
}

/** The customers after a position. */
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

// Reading more candidates than this one by one costs more than a scan of all customers of the tenant.
const candidatesMax = 10_000;
// The index cannot find a term without one.
const trigram = /[\p{L}\p{N}]{3}/u;

/**
 * The condition that a customer's search text contains a term, in the fastest form: for a rare term, it checks the
 * customers that the index finds and those in the backlog; for a frequent one, all customers. The result is the same.
 *
 * @param folded the search term, folded.
 */
async function searchCondition(db: Kysely<Tables>, tenantId: string, folded: string): Promise<Expression<boolean>> {
  if (!trigram.test(folded) || !(await hasSearchIndex(db)) || (await isFrequent(db, tenantId, folded)))
    return contains(folded);
  // An array makes the planner look up each id. From a subquery it may expect so many that it reads all customers.
  return sql<boolean>`(id = any (array(
    select id from customer_search where ${isIndexed(tenantId, folded)}
    union all select unnest(ids) from ${searchIndexQueue} where tenant_id = ${tenantId}
  )) and ${contains(folded)})`;
}

// Not LIKE, which has wildcards.
const contains = (folded: string) => sql<boolean>`strpos(search_text, ${folded}) > 0`;

const isIndexed = (tenantId: string, folded: string) =>
  sql<boolean>`tenant_id = ${tenantId} and search_text like ${`%${folded.replaceAll(/[\\%_]/g, '\\$&')}%`}`;

async function isFrequent(db: Kysely<Tables>, tenantId: string, folded: string): Promise<boolean> {
  const queued = await countOf(
    db,
    sql`select coalesce(sum(cardinality(ids)), 0) from ${searchIndexQueue} where tenant_id = ${tenantId}`,
  );
  if (queued > candidatesMax) return true;
  const indexed = await countOf(
    db,
    sql`select count(*) from (
      select 1 from customer_search where ${isIndexed(tenantId, folded)} limit ${candidatesMax + 1 - queued}
    ) as candidates`,
  );
  return queued + indexed > candidatesMax;
}

async function countOf(db: Kysely<Tables>, counting: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select (${counting})::bigint as count`.execute(db);
  return rows[0]?.count ?? 0;
}
