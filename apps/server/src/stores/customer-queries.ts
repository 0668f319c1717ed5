import type { Expression, Kysely, Transaction } from 'kysely';
import type { CustomerRecord } from '../customers/customer-record.js';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStretch,
  CustomerWindow,
  UpdateOutcome,
} from '../customers/customer-store.js';
import { foldText } from '../customers/fold-text.js';
import { type CustomerRow, customerColumns, fromCustomerRow, toCustomerRow } from './customer-row.js';
import { findConflicts } from './find-conflicts.js';
import type { Tables } from './tables.js';

/** What has to be read of a stored customer to tell a conflict with it. */
export const takenColumns = ['id', 'customer_key', 'email_folded', 'archived_at'] as const;

/** The condition that a text occurs in the searched text of a customer, both folded. Each database has its own. */
export type OccursInSearchText = (folded: string) => Expression<boolean>;

/** The customer of a key, or none. */
export function selectByKey(db: Kysely<Tables>, tenantId: string, customerKey: string) {
  return db
    .selectFrom('customers')
    .select(customerColumns)
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customerKey);
}

/** One window and the count of all. The caller gives a transaction in which both see the same customers. */
export async function listCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  { offset, limit }: CustomerWindow,
  occurs: OccursInSearchText,
): Promise<CustomerPage> {
  const matching = selectMatching(transaction, tenantId, filter, occurs);
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await newestFirst(matching).limit(limit).offset(offset).execute();
  return { records: rows.map(fromCustomerRow), totalCount: total };
}

/** The customers after a place. The index finds the place, however far it is from the first. */
export function selectAfter(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  { after, limit }: CustomerStretch,
  occurs: OccursInSearchText,
) {
  const place = [after.createdAt.getTime(), after.id] as const;
  const matching = selectMatching(db, tenantId, filter, occurs).where((eb) =>
    eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(...place)),
  );
  return newestFirst(matching).limit(limit);
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

function selectMatching(db: Kysely<Tables>, tenantId: string, filter: CustomerFilter, occurs: OccursInSearchText) {
  let query = db.selectFrom('customers').where('tenant_id', '=', tenantId);
  if (filter.archived !== 'include')
    query = query.where('archived_at', filter.archived === 'only' ? 'is not' : 'is', null);
  if (filter.customerType) query = query.where('customer_type', '=', filter.customerType);
  if (filter.createdFrom) query = query.where('created_at', '>=', filter.createdFrom.getTime());
  if (filter.createdBefore) query = query.where('created_at', '<', filter.createdBefore.getTime());
  if (filter.searchTerm) query = query.where(occurs(foldText(filter.searchTerm)));
  return query;
}

function newestFirst(matching: ReturnType<typeof selectMatching>) {
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
