import {
  type Expression,
  type Kysely,
  type OperandValueExpressionOrList,
  type SelectQueryBuilder,
  sql,
  type Transaction,
} from 'kysely';
import { type NothingElse, unknownValue } from '../../core/nothing-else.ts';
import type { CustomerRecord } from '../../customers/customer.ts';
import type {
  ArchivedFilter,
  Conflicts,
  CustomerFilter,
  CustomerPosition,
  CustomerStretch,
  CustomerWindow,
  UpdateOutcome,
} from '../../customers/customer-store.ts';
import { compiledOnce } from './compiled-query.ts';
import { conflictColumns, findConflicts } from './conflicts.ts';
import { type Contains, eraseAnswers } from './idempotency-queries.ts';
import { type CustomerRow, customerColumns, fromCustomerRow, type Tables, toCustomerRow } from './tables.ts';
import { keepAsCreated } from './webhooks/created-customers.ts';
import { eraseFromWebhooks, type WebhookErasure } from './webhooks/erasure.ts';
import type { WantedTypes } from './webhooks/wanted-types.ts';

/** The customer with a key, if any. */
export function selectByKey(db: Kysely<Tables>, tenantId: string, customerKey: string) {
  return db
    .selectFrom('customers')
    .select(customerColumns)
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customerKey);
}

/** The same query, compiled once. */
export const findByKey = compiledOnce((db, tenantId: string, customerKey: string) =>
  selectByKey(db, tenantId, customerKey).compile(),
);

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
  search?: Expression<boolean>,
): MatchingCustomers {
  const matching = withFilter(db.selectFrom('customers').where('tenant_id', '=', tenantId), filter);
  return search ? matching.where(search) : matching;
}

/** Applies a filter, except for its search term. */
export function withFilter(query: MatchingCustomers, filter: CustomerFilter): MatchingCustomers {
  const { archived, searchTerm: _, customerType, createdFrom, createdBefore, ...others } = filter;
  others satisfies NothingElse;
  let filtered = query;
  const isArchived = archivedIs(archived);
  if (isArchived !== undefined) filtered = filtered.where('archived_at', isArchived ? 'is not' : 'is', null);
  if (customerType) filtered = filtered.where('customer_type', '=', customerType);
  if (createdFrom) filtered = filtered.where('created_at', '>=', createdFrom.getTime());
  if (createdBefore) filtered = filtered.where('created_at', '<', createdBefore.getTime());
  return filtered;
}

/** Whether the customers that pass a filter are archived; `undefined` if some are and some are not. */
function archivedIs(filter: ArchivedFilter): boolean | undefined {
  switch (filter) {
    case 'exclude':
      return false;
    case 'only':
      return true;
    case 'include':
      return undefined;
    default:
      return unknownValue(filter);
  }
}

/** Counts the customers one by one. */
export async function countMatching(matching: MatchingCustomers): Promise<number> {
  const { count } = await matching.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

/** Reads selected customers, newest first. */
export type ReadSelected = (selected: MatchingCustomers) => Promise<CustomerRecord[]>;

/**
 * One window of the customers, newest first. It takes the longer the farther it is from both ends of the list.
 *
 * @param totalCount the number of matching customers, in the same transaction.
 * @param read is different for each database.
 */
export async function readWindow(
  matching: MatchingCustomers,
  { offset, ...window }: CustomerWindow,
  totalCount: number,
  read: ReadSelected,
): Promise<CustomerRecord[]> {
  const limit = Math.min(window.limit, totalCount - offset);
  if (limit <= 0) return [];
  const fromEnd = totalCount - offset - limit;
  const selected = fromEnd < offset ? oldestFirst(matching).offset(fromEnd) : newestFirst(matching).offset(offset);
  return read(selected.limit(limit));
}

/** The customers after a position, in the same order. The index finds the position, however far down it is. */
export function selectStretch(matching: MatchingCustomers, { after, limit }: CustomerStretch): MatchingCustomers {
  return newestFirst(afterPosition(matching, after)).limit(limit);
}

/** The customers with these ids, newest first. */
export async function readByIds(
  db: Kysely<Tables>,
  tenantId: string,
  ids: OperandValueExpressionOrList<Tables, 'customers', 'id'>,
): Promise<CustomerRecord[]> {
  if (Array.isArray(ids) && ids.length === 0) return [];
  return readRows(newestFirst(db.selectFrom('customers').where('tenant_id', '=', tenantId).where('id', 'in', ids)));
}

/** The selected customers, in the order in which they were selected. */
export async function readRows(selected: MatchingCustomers): Promise<CustomerRecord[]> {
  const rows = await selected.select(customerColumns).execute();
  return rows.map(fromCustomerRow);
}

/** Those of the customers that come after a position in a list. */
export function afterPosition(matching: MatchingCustomers, { createdAt, id }: CustomerPosition): MatchingCustomers {
  const position = [createdAt.getTime(), id] as const;
  return matching.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(...position)));
}

/**
 * Replaces a row that the transaction has read with the result of `change`, unless another customer has the new email
 * address.
 *
 * @param row `undefined` if there is no such customer.
 */
export async function changeCustomer(
  transaction: Transaction<Tables>,
  row: CustomerRow | undefined,
  change: (current: CustomerRecord) => CustomerRecord,
  { replaceRow, wanted }: CustomerChange,
): Promise<UpdateOutcome> {
  if (row === undefined) return { missing: true };
  const current = fromCustomerRow(row);
  const updated = change(current);
  if (updated === current) return { updated };
  const replacement = toCustomerRow(row.tenant_id, updated);
  const hasNewEmail = replacement.email_folded !== row.email_folded;
  const conflicts = hasNewEmail ? await findEmailConflicts(transaction, replacement) : undefined;
  if (conflicts) return { conflicts };
  await replaceRow(transaction, row, replacement);
  await keepAsCreated(transaction, row, wanted);
  return { updated };
}

/** The parts of a change that are different for each database. */
interface CustomerChange {
  /** Writes the columns of a replacement, which has the tenant and the id of the current row. */
  replaceRow(
    this: void,
    transaction: Transaction<Tables>,
    current: CustomerRow,
    replacement: CustomerRow,
  ): Promise<unknown>;
  readonly wanted: WantedTypes;
}

/** The parts of an erasure that are different for each database. */
interface CustomerErasure {
  deleteRow(this: void, transaction: Transaction<Tables>, row: CustomerRow): Promise<unknown>;
  readonly contains: Contains;
  readonly webhooks: WebhookErasure;
}

/**
 * Deletes a row that the transaction has read, and every stored answer, event and delivery that names the customer,
 * unless `check` throws.
 *
 * @param row `undefined` if there is no such customer.
 * @returns whether there is one.
 */
export async function deleteCustomer(
  transaction: Transaction<Tables>,
  row: CustomerRow | undefined,
  { deleteRow, contains, webhooks }: CustomerErasure,
  check?: (current: CustomerRecord) => void,
): Promise<boolean> {
  if (row === undefined) return false;
  check?.(fromCustomerRow(row));
  await deleteRow(transaction, row);
  // A later statement, which sees the answer of a request that this transaction has waited for.
  await eraseAnswers(transaction, row.tenant_id, row, contains);
  await eraseFromWebhooks(transaction, row.tenant_id, row, webhooks);
  return true;
}

/** In the order of lists. */
export function newestFirst(matching: MatchingCustomers): MatchingCustomers {
  return matching.orderBy('created_at', 'desc').orderBy('id', 'desc');
}

function oldestFirst(matching: MatchingCustomers): MatchingCustomers {
  return matching.orderBy('created_at').orderBy('id');
}

async function findEmailConflicts(transaction: Transaction<Tables>, row: CustomerRow): Promise<Conflicts | undefined> {
  const sameEmail = await transaction
    .selectFrom('customers')
    .select(conflictColumns)
    .where('tenant_id', '=', row.tenant_id)
    .where('email_folded', '=', row.email_folded)
    .execute();
  const [first, ...others] = findConflicts(row, sameEmail);
  return first && [first, ...others];
}

/** Whether the database has the number of customers that pass the filter without counting them. */
export function hasPrecomputedCount(filter: CustomerFilter): boolean {
  const { archived: _archived, customerType: _customerType, ...notCounted } = filter;
  return Object.values(notCounted).every((value) => value === undefined);
}

/** The number of customers that pass a filter with a precomputed count. */
export async function readPrecomputedCount(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
): Promise<number> {
  return (await selectPrecomputedCount(db, tenantId, filter).executeTakeFirstOrThrow()).sum;
}

/** Selects that number. */
export function selectPrecomputedCount(
  db: Kysely<Tables>,
  tenantId: string,
  { archived, customerType }: CustomerFilter,
) {
  let counts = db.selectFrom('customer_counts').where('tenant_id', '=', tenantId);
  const isArchived = archivedIs(archived);
  if (isArchived !== undefined) counts = counts.where('archived', '=', sql.lit(isArchived ? 1 : 0));
  if (customerType) counts = counts.where('customer_type', '=', customerType);
  const sum = sql<number>`cast(coalesce(sum(count), 0) as bigint)`.as('sum');
  return counts.select(sum);
}
