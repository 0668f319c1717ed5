import { CompiledQuery, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.js';
import type { Conflicts, InsertOutcome } from '../../customers/customer-store.js';
import { foldText } from '../../customers/fold-text.js';
import { takenColumns } from '../customer-queries.js';
import { type CustomerRow, customerColumns, toCustomerRow } from '../customer-row.js';
import { findConflicts, type TakenRow, type UniqueRow } from '../find-conflicts.js';
import type { Tables } from '../tables.js';
import { insertionOrder } from './insertion-order.js';
import { RaceError } from './postgres-errors.js';
import { prepared } from './prepared-query.js';

// A bulk request is one statement. To make this many rows ready holds the process up for a few milliseconds.
const rowsPerStatement = 500;

/**
 * Inserts records into a transaction, those that are in conflict left out, and answers for each, in order.
 *
 * @throws RaceError where a customer that was in the way is gone again: the transaction has to be done again.
 */
export async function insertCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<InsertOutcome[]> {
  const inserted = await insertInOrder(transaction, tenantId, records);
  const conflicts = await findAllConflicts(transaction, tenantId, records, inserted);
  return records.map((record) => {
    const conflictsOfRecord = conflicts.get(record.id);
    return conflictsOfRecord ? { conflicts: conflictsOfRecord } : { inserted: true };
  });
}

/** @returns the ids of the records that were inserted. */
async function insertInOrder(
  transaction: Transaction<Tables>,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (const batch of batchesOf(insertionOrder(records.map(toUniqueRow)))) {
    const ordered = batch.map((index) => records[index]).filter((record) => record !== undefined);
    const rows = ordered.map((record) => toCustomerRow(tenantId, record));
    for (const id of await insertRows(transaction, rows)) inserted.add(id);
  }
  return inserted;
}

async function insertRows(transaction: Transaction<Tables>, rows: readonly CustomerRow[]): Promise<string[]> {
  const query = CompiledQuery.raw(insertStatement, [JSON.stringify(rows)]);
  const result = await transaction.executeQuery<Pick<CustomerRow, 'id'>>(prepared('insert_customers', query));
  return result.rows.map(({ id }) => id);
}

/**
 * One parameter, whatever the number of rows, and so one statement to prepare. `attributes` arrives as a text in the
 * JSON: jsonb would bring its fields into another order.
 */
const insertStatement = `
  insert into customers (${customerColumns.join(', ')})
  select ${customerColumns.map((column) => (column === 'attributes' ? 'attributes::json' : column)).join(', ')}
  from rows from (jsonb_to_recordset($1::jsonb) as (
    tenant_id text, id text, customer_key text, primary_email text, email_folded text, customer_type text,
    created_at bigint, updated_at bigint, archived_at bigint, search_text text, attributes text
  )) with ordinality as given (${customerColumns.join(', ')}, place)
  order by place
  on conflict do nothing
  returning id`;

/** The conflicts of every record that was not inserted, by its id. */
async function findAllConflicts(
  transaction: Transaction<Tables>,
  tenantId: string,
  records: readonly CustomerRecord[],
  inserted: ReadonlySet<string>,
): Promise<Map<string, Conflicts>> {
  const conflicts = new Map<string, Conflicts>();
  const indexOf = new Map(records.map(({ id }, index) => [id, index]));
  for (const batch of batchesOf(records.filter(({ id }) => !inserted.has(id)))) {
    const rows = batch.map(toUniqueRow);
    const taken = await findTaken(transaction, tenantId, rows);
    for (const row of rows) conflicts.set(row.id, conflictsOf(row, taken, indexOf));
  }
  return conflicts;
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

function toUniqueRow({ id, attributes }: CustomerRecord): UniqueRow {
  return { id, customer_key: attributes.customer_key, email_folded: foldText(attributes.primary_email) };
}

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / rowsPerStatement);
  return Array.from({ length: count }, (_, n) => items.slice(n * rowsPerStatement, (n + 1) * rowsPerStatement));
}
