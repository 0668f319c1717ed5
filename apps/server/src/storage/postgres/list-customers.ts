import { type Expression, type Kysely, sql, type Transaction } from 'kysely';
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
} from '../sql/customer-queries.ts';
import type { Tables } from '../sql/tables.ts';
import { isQueueing } from './search-index.ts';

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

// Beyond these, to look each of them up costs more than to go through the customers of the tenant.
const candidatesMax = 10_000;
// What has none is not in the index at all.
const trigram = /[\p{L}\p{N}]{3}/u;

/**
 * The condition that a text occurs in the searched text of a customer, in the form that finds these customers fastest:
 * among those that the index names and those that are not in it yet, or, if these are many, among all. The result is the
 * same.
 *
 * @param folded the text, folded.
 */
export async function searchCondition(
  db: Kysely<Tables>,
  tenantId: string,
  folded: string,
): Promise<Expression<boolean>> {
  if (!trigram.test(folded) || !(await isQueueing(db)) || (await isFrequent(db, tenantId, folded)))
    return occurs(folded);
  // As an array, since the planner then looks up each: of a subquery it may expect so many that it prefers to read all.
  return sql<boolean>`(id = any (array(
    select id from customer_search where ${isIndexed(tenantId, folded)}
    union all select unnest(ids) from customers_to_digest where tenant_id = ${tenantId}
  )) and ${occurs(folded)})`;
}

// Not LIKE, which has wildcards.
const occurs = (folded: string) => sql<boolean>`strpos(search_text, ${folded}) > 0`;

const isIndexed = (tenantId: string, folded: string) =>
  sql<boolean>`tenant_id = ${tenantId} and search_text like ${`%${folded.replaceAll(/[\\%_]/g, '\\$&')}%`}`;

async function isFrequent(db: Kysely<Tables>, tenantId: string, folded: string): Promise<boolean> {
  const queued = await countOf(
    db,
    sql`select coalesce(sum(cardinality(ids)), 0) from customers_to_digest where tenant_id = ${tenantId}`,
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
