import { type Expression, type Kysely, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { CustomerFilter, CustomerStretch, CustomerWindow, UpdateOutcome } from '../../customers/customer-store.ts';
import { conflictColumns, findConflicts } from './conflicts.ts';
import { type CustomerRow, customerColumns, fromCustomerRow, type Tables, toCustomerRow } from './tables.ts';

/** The customer with a key, if any. */
export function selectByKey(db: Kysely<Tables>, tenantId: string, customerKey: string) {
  return db
    .selectFrom('customers')
    .select(customerColumns)
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customerKey);
}

/** The customers with these keys, as far as there are any. */
export function selectByKeys(db: Kysely<Tables>, tenantId: string, customerKeys: readonly string[]) {
  return db
    .selectFrom('customers')
    .select(customerColumns)
    .where('tenant_id', '=', tenantId)
    .where('customer_key', 'in', customerKeys);
}

/** The customers of a tenant that pass a filter, to count or to read. */
export type MatchingCustomers = SelectQueryBuilder<Tables, 'customers', object>;

/** @param search the condition for the search term of the filter, which is different for each database. */
export function selectMatching(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  search: Expression<boolean> | undefined,
): MatchingCustomers {
  const matching = withFilter(db.selectFrom('customers').where('tenant_id', '=', tenantId), filter);
  return search ? matching.where(search) : matching;
}

/** Applies a filter, except for its search term. */
export function withFilter(query: MatchingCustomers, filter: CustomerFilter): MatchingCustomers {
  let filtered = query;
  if (filter.archived !== 'include')
    filtered = filtered.where('archived_at', filter.archived === 'only' ? 'is not' : 'is', null);
  if (filter.customerType) filtered = filtered.where('customer_type', '=', filter.customerType);
  if (filter.createdFrom) filtered = filtered.where('created_at', '>=', filter.createdFrom.getTime());
  if (filter.createdBefore) filtered = filtered.where('created_at', '<', filter.createdBefore.getTime());
  return filtered;
}

/** Counts the customers one by one. */
export async function countMatching(matching: MatchingCustomers): Promise<number> {
  const { count } = await matching.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

/** One window of the customers, newest first. */
export async function readWindow(
  matching: MatchingCustomers,
  { offset, limit }: CustomerWindow,
): Promise<CustomerRecord[]> {
  const rows = await newestFirst(matching).limit(limit).offset(offset).execute();
  return rows.map(fromCustomerRow);
}

/** The customers after a position, in the same order. The index finds the position, however far down it is. */
export async function readStretch(
  matching: MatchingCustomers,
  { after, limit }: CustomerStretch,
): Promise<CustomerRecord[]> {
  const position = [after.createdAt.getTime(), after.id] as const;
  const later = matching.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(...position)));
  const rows = await newestFirst(later).limit(limit).execute();
  return rows.map(fromCustomerRow);
}

/**
 * Replaces a row that the transaction has read with the result of `change`, unless another customer has the new email
 * address.
 *
 * @param row `undefined` if there is no such customer.
 */
export async function changeCustomer(
  transaction: Transaction<Tables>,
  tenantId: string,
  row: CustomerRow | undefined,
  change: (current: CustomerRecord) => CustomerRecord,
): Promise<UpdateOutcome> {
  if (row === undefined) return { missing: true };
  const current = fromCustomerRow(row);
  const updated = change(current);
  return updated === current ? { updated } : replaceCustomer(transaction, tenantId, row, updated);
}

/**
 * Deletes a row that the transaction has read, unless `check` throws.
 *
 * @param row `undefined` if there is no such customer.
 * @returns whether there is one.
 */
export async function deleteCustomer(
  transaction: Transaction<Tables>,
  row: CustomerRow | undefined,
  check?: (current: CustomerRecord) => void,
): Promise<boolean> {
  if (row === undefined) return false;
  check?.(fromCustomerRow(row));
  await transaction.deleteFrom('customers').where('tenant_id', '=', row.tenant_id).where('id', '=', row.id).execute();
  return true;
}

function newestFirst(matching: MatchingCustomers) {
  return matching.select(customerColumns).orderBy('created_at', 'desc').orderBy('id', 'desc');
}

async function replaceCustomer(
  transaction: Transaction<Tables>,
  tenantId: string,
  former: CustomerRow,
  record: CustomerRecord,
): Promise<UpdateOutcome> {
  const { tenant_id, id, ...columns } = toCustomerRow(tenantId, record);
  if (columns.email_folded !== former.email_folded) {
    const sameEmail = await transaction
      .selectFrom('customers')
      .select(conflictColumns)
      .where('tenant_id', '=', tenant_id)
      .where('email_folded', '=', columns.email_folded)
      .execute();
    const [first, ...others] = findConflicts({ id, ...columns }, sameEmail);
    if (first) return { conflicts: [first, ...others] };
  }
  await transaction
    .updateTable('customers')
    .set(columns)
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .execute();
  return { updated: record };
}

/** Whether the database has the number of customers that pass the filter without counting them. */
export function hasPrecomputedCount({ searchTerm, createdFrom, createdBefore }: CustomerFilter): boolean {
  return searchTerm === undefined && createdFrom === undefined && createdBefore === undefined;
}

/** The number of customers that pass a filter with a precomputed count. */
export async function readPrecomputedCount(
  db: Kysely<Tables>,
  tenantId: string,
  { archived, customerType }: CustomerFilter,
): Promise<number> {
  let counts = db.selectFrom('customer_counts').where('tenant_id', '=', tenantId);
  if (archived !== 'include') counts = counts.where('archived', '=', archived === 'only' ? 1 : 0);
  if (customerType) counts = counts.where('customer_type', '=', customerType);
  const sum = sql<number>`cast(coalesce(sum(count), 0) as bigint)`.as('sum');
  return (await counts.select(sum).executeTakeFirstOrThrow()).sum;
}
