import { type CompiledQuery, type Expression, type Kysely, sql } from 'kysely';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { CustomerFilter, CustomerPage, CustomerWindow } from '../../customers/customer-store.ts';
import { hasPrecomputedCount, type MatchingCustomers } from './customer-queries.ts';
import { type CustomerRow, customerColumns, fromCustomerRow, type Tables } from './tables.ts';

// An index skips this many customers in a few milliseconds.
const skippedMax = 10_000;

/** Whether a window takes no longer than a look-up, however many customers there are. Others can take seconds. */
export function hasQuickWindow(filter: CustomerFilter, { offset }: CustomerWindow): boolean {
  return hasPrecomputedCount(filter) && isDense(filter) && offset <= skippedMax;
}

/** Whether the customers after a position take no longer than a look-up. */
export function hasQuickStretch(filter: CustomerFilter): boolean {
  return filter.searchTerm === undefined && isDense(filter);
}

/** Whether most customers pass the filter, so that the next one is found at once. */
function isDense(filter: CustomerFilter): boolean {
  // Customers of one time are neighbours in the index. Searches are asked for separately.
  const { archived, createdFrom: _from, createdBefore: _before, searchTerm: _term, ...sparse } = filter;
  return archived !== 'only' && Object.values(sparse).every((value) => value === undefined);
}

/**
 * The queries for the filters that most customers pass, which differ in whether they include the archived ones.
 *
 * @returns a function for the query of such a filter.
 */
export function forEachDenseFilter<Query>(build: (filter: CustomerFilter) => Query): (filter: CustomerFilter) => Query {
  const queries = { exclude: build({ archived: 'exclude' }), include: build({ archived: 'include' }) };
  return ({ archived }) => queries[archived === 'include' ? 'include' : 'exclude'];
}

/** A row of a {@link quickPage}. The one row of an empty page has no customer. */
type QuickRow = { readonly totalCount: number } & (CustomerRow | { readonly id: null });

/**
 * A query for a window and the total count in one statement: it sees one state of the database, as a transaction does,
 * with one message to the database in place of four.
 */
export function quickPage(
  db: Kysely<Tables>,
  totalCount: Expression<number>,
  window: MatchingCustomers,
): CompiledQuery<QuickRow> {
  return sql<QuickRow>`select total."totalCount", page.* from (select ${totalCount} as "totalCount") as total
    left join (${window.select(customerColumns)}) as page on true`.compile(db);
}

/** The page that a {@link quickPage} finds. */
export async function readQuickPage(db: Kysely<Tables>, query: CompiledQuery<QuickRow>): Promise<CustomerPage> {
  const { rows } = await db.executeQuery(query);
  const found = rows.filter((row): row is Extract<QuickRow, CustomerRow> => row.id !== null);
  return { records: sortNewestFirst(found.map(fromCustomerRow)), totalCount: rows[0]?.totalCount ?? 0 };
}

/** In the order of lists, for databases that have selected customers in another one. */
export function sortNewestFirst(records: readonly CustomerRecord[]): CustomerRecord[] {
  return records.toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime() || (a.id < b.id ? 1 : -1));
}
