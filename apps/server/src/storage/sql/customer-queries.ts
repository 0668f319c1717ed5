import { type Expression, type Kysely, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { CustomerFilter, CustomerStretch, CustomerWindow, UpdateOutcome } from '../../customers/customer-store.ts';
import { findConflicts } from './conflicts.ts';
import { type CustomerRow, customerColumns, fromCustomerRow, type Tables, toCustomerRow } from './tables.ts';

/** What has to be read of a stored customer to tell a conflict with it. */
export const takenColumns = ['id', 'customer_key', 'email_folded', 'archived_at'] as const;

/** The customer of a key, or none. */
export function selectByKey(db: Kysely<Tables>, tenantId: string, customerKey: string) {
  return db
    .selectFrom('customers')
    .select(customerColumns)
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customerKey);
}

/** The customers of a tenant that pass a filter, to be counted or read. */
export type MatchingCustomers = SelectQueryBuilder<Tables, 'customers', object>;

/** @param search the condition that the search term of the filter stands for. Each database has its own. */
export function selectMatching(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  search: Expression<boolean> | undefined,
): MatchingCustomers {
  const matching = withFilter(db.selectFrom('customers').where('tenant_id', '=', tenantId), filter);
  return search ? matching.where(search) : matching;
}

/** Leaves out the customers that do not pass a filter, apart from its search term. */
export function withFilter(query: MatchingCustomers, filter: CustomerFilter): MatchingCustomers {
  let filtered = query;
  if (filter.archived !== 'include')
    filtered = filtered.where('archived_at', filter.archived === 'only' ? 'is not' : 'is', null);
  if (filter.customerType) filtered = filtered.where('customer_type', '=', filter.customerType);
  if (filter.createdFrom) filtered = filtered.where('created_at', '>=', filter.createdFrom.getTime());
  if (filter.createdBefore) filtered = filtered.where('created_at', '<', filter.createdBefore.getTime());
  return filtered;
}

/** Counts them one by one. */
export async function countMatching(matching: MatchingCustomers): Promise<number> {
  const { count } = await matching.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

/** One window of them, the newest first. */
export async function readWindow(
  matching: MatchingCustomers,
  { offset, limit }: CustomerWindow,
): Promise<CustomerRecord[]> {
  const rows = await newestFirst(matching).limit(limit).offset(offset).execute();
  return rows.map(fromCustomerRow);
}

/** Those after a place, in the same order. The index finds the place, however far it is from the first. */
export async function readStretch(
  matching: MatchingCustomers,
  { after, limit }: CustomerStretch,
): Promise<CustomerRecord[]> {
  const place = [after.createdAt.getTime(), after.id] as const;
  const later = matching.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(...place)));
  const rows = await newestFirst(later).limit(limit).execute();
  return rows.map(fromCustomerRow);
}

/**
 * Replaces a row that the transaction has read by what `change` makes of it, unless its email address then belongs to
 * another customer.
 *
 * @param row `undefined` where there is no such customer.
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
  return updated === current ? { updated } : replaceCustomer(transaction, tenantId, updated);
}

/** @returns whether there was one to delete. */
export async function deleteByKey(db: Kysely<Tables>, tenantId: string, customerKey: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('customers')
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customerKey)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

function newestFirst(matching: MatchingCustomers) {
  return matching.select(customerColumns).orderBy('created_at', 'desc').orderBy('id', 'desc');
}

async function replaceCustomer(
  transaction: Transaction<Tables>,
  tenantId: string,
  record: CustomerRecord,
): Promise<UpdateOutcome> {
  const { tenant_id, id, ...columns } = toCustomerRow(tenantId, record);
  const taken = await transaction
    .selectFrom('customers')
    .select(takenColumns)
    .where('tenant_id', '=', tenant_id)
    .where('email_folded', '=', columns.email_folded)
    .execute();
  const [first, ...others] = findConflicts({ id, ...columns }, taken);
  if (first) return { conflicts: [first, ...others] };
  await transaction
    .updateTable('customers')
    .set(columns)
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .execute();
  return { updated: record };
}

/** Whether the database keeps the number of customers that pass the filter, so that none of them has to be read. */
export function isCountKept({ searchTerm, createdFrom, createdBefore }: CustomerFilter): boolean {
  return searchTerm === undefined && createdFrom === undefined && createdBefore === undefined;
}

/** That number. */
export async function readKeptCount(
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
