import { CompiledQuery, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.ts';
import type { Conflicts, InsertOutcome } from '../../customers/customer-store.ts';
import { takenColumns } from '../customer-queries.ts';
import { type CustomerRow, toCustomerRow } from '../customer-row.ts';
import { findConflicts, type TakenRow, toUniqueRow, type UniqueRow } from '../find-conflicts.ts';
import type { Tables } from '../tables.ts';
import { insertParameters, insertQuery } from './insert-query.ts';
import { insertionOrder } from './insertion-order.ts';
import { RaceError } from './postgres-errors.ts';
import { prepared } from './prepared-query.ts';

/** Customers to insert, made ready before a transaction begins: what was sent need not be held until it is over. */
export interface Insertion {
  readonly tenantId: string;
  /** In the order given. */
  readonly rows: readonly UniqueRow[];
  /** Of the statement that inserts them. */
  readonly parameters: readonly unknown[];
}

export function toInsertion(tenantId: string, records: readonly CustomerRecord[]): Insertion {
  const rows = records.map((record) => toCustomerRow(tenantId, record));
  const ordered = insertionOrder(rows).map((index) => rows[index] as CustomerRow);
  return { tenantId, rows: rows.map(toUniqueRow), parameters: insertParameters(tenantId, ordered) };
}

/**
 * Inserts customers into a transaction, those that are in conflict left out, and answers for each, in order.
 *
 * @throws RaceError where a customer that was in the way is gone again: the transaction has to be done again.
 */
export async function insertCustomers(
  transaction: Transaction<Tables>,
  { tenantId, rows, parameters }: Insertion,
): Promise<InsertOutcome[]> {
  const result = await transaction.executeQuery(insertQuery(parameters));
  if (result.rows.length === rows.length) return rows.map(() => ({ inserted: true }));
  const inserted = new Set(result.rows.map(({ id }) => id));
  const conflicts = await findAllConflicts(transaction, tenantId, rows, inserted);
  return rows.map(({ id }) => {
    const conflictsOfRow = conflicts.get(id);
    return conflictsOfRow ? { conflicts: conflictsOfRow } : { inserted: true };
  });
}

/** The conflicts of every row that was not inserted, by its id. */
async function findAllConflicts(
  transaction: Transaction<Tables>,
  tenantId: string,
  rows: readonly UniqueRow[],
  inserted: ReadonlySet<string>,
): Promise<Map<string, Conflicts>> {
  const indexOf = new Map(rows.map(({ id }, index) => [id, index]));
  const leftOut = rows.filter(({ id }) => !inserted.has(id));
  const taken = await findTaken(transaction, tenantId, leftOut);
  return new Map(leftOut.map((row) => [row.id, conflictsOf(row, taken, indexOf)]));
}

function conflictsOf(row: UniqueRow, taken: readonly TakenRow[], indexOf: ReadonlyMap<string, number>): Conflicts {
  const index = indexOf.get(row.id) ?? 0;
  // The look-up ran after everything was inserted: what comes later in the call was not there yet for this row.
  const [first, ...others] = findConflicts(row, taken, ({ id }) => (indexOf.get(id) ?? -1) < index);
  if (first === undefined) throw new RaceError(`what kept customer ${row.id} out is gone again`);
  return [first, ...others];
}

/** The stored customers that have a key or an email address of these rows, those that were just committed included. */
async function findTaken(
  transaction: Transaction<Tables>,
  tenantId: string,
  rows: readonly UniqueRow[],
): Promise<TakenRow[]> {
  const keys = rows.map((row) => row.customer_key);
  const emails = rows.map((row) => row.email_folded);
  const query = CompiledQuery.raw(takenStatement, [tenantId, keys, emails]);
  const taken = await transaction.executeQuery<TakenRow>(prepared('find_taken_customers', query));
  return taken.rows;
}

/**
 * One look-up in an index for each value: the limit forbids the planner to join. It would read all customers of a tenant
 * in place of a hundred of them as long as it takes the tenant for a small one.
 */
const takenBy = (column: string, values: string) => `
  select taken.* from unnest(${values}::text[]) as given (value), lateral (
    select ${takenColumns.join(', ')} from customers where tenant_id = $1 and ${column} = given.value limit 1
  ) as taken`;

const takenStatement = `${takenBy('customer_key', '$2')} union ${takenBy('email_folded', '$3')}`;
