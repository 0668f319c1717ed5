import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.js';
import type { InsertOutcome } from '../../customers/customer-store.js';
import { internalError } from '../../domain-error.js';
import { takenColumns } from '../customer-queries.js';
import { type CustomerRow, customerColumns, toCustomerRow } from '../customer-row.js';
import { findConflicts, type TakenRow } from '../find-conflicts.js';
import type { Tables } from '../tables.js';

// One bulk request. SQLite takes 32,766 parameters in a statement, and this many rows need 1,100.
const rowsPerStatement = 100;

/** Inserts records into a transaction, those that are in conflict left out, and answers for each, in order. */
export async function insertCustomers(
  transaction: Transaction<Tables>,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<InsertOutcome[]> {
  const outcomes: InsertOutcome[] = [];
  for (let start = 0; start < records.length; start += rowsPerStatement) {
    // Between two statements the process looks after its other requests; those that need the database wait.
    if (start > 0) await setImmediate();
    const batch = records.slice(start, start + rowsPerStatement);
    outcomes.push(...(await insertBatch(transaction, tenantId, batch)));
  }
  return outcomes;
}

async function insertBatch(
  transaction: Transaction<Tables>,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<InsertOutcome[]> {
  const rows = records.map((record) => toCustomerRow(tenantId, record));
  const inserted = await insertRows(transaction, rows);
  const taken = await findTaken(
    transaction,
    tenantId,
    rows.filter((row) => !inserted.has(row.id)),
  );
  const indexOf = new Map(rows.map((row, index) => [row.id, index]));
  return rows.map((row, index) => {
    const record = records[index];
    if (record && inserted.has(row.id)) return { inserted: record };
    // The look-up ran after all of the batch was inserted: what came later in it was not there yet for this row.
    const [first, ...others] = findConflicts(row, taken, ({ id }) => (indexOf.get(id) ?? -1) < index);
    if (first === undefined) throw internalError(`customer ${row.id} was neither inserted nor in conflict`);
    return { conflicts: [first, ...others] };
  });
}

/** @returns the ids of the rows that were inserted. */
async function insertRows(transaction: Transaction<Tables>, rows: readonly CustomerRow[]): Promise<Set<string>> {
  const parameters = rows.flatMap((row) => customerColumns.map((column) => row[column]));
  const query = CompiledQuery.raw(insertStatement(rows.length), parameters);
  const result = await transaction.executeQuery<Pick<CustomerRow, 'id'>>(query);
  return new Set(result.rows.map(({ id }) => id));
}

/** Written by hand: to compile a statement of 1,100 parameters for each request costs more than to run it. */
function insertStatement(rowCount: number): string {
  const row = `(${customerColumns.map(() => '?').join(', ')})`;
  const rows = Array.from({ length: rowCount }, () => row).join(', ');
  return `insert into customers (${customerColumns.join(', ')}) values ${rows} on conflict do nothing returning id`;
}

/** The stored customers that have a key or an email address of these rows. */
async function findTaken(
  transaction: Transaction<Tables>,
  tenantId: string,
  rows: readonly CustomerRow[],
): Promise<TakenRow[]> {
  if (rows.length === 0) return [];
  const keys = rows.map((row) => row.customer_key);
  const emails = rows.map((row) => row.email_folded);
  return transaction
    .selectFrom('customers')
    .select(takenColumns)
    .where('tenant_id', '=', tenantId)
    .where((eb) => eb.or([eb('customer_key', 'in', keys), eb('email_folded', 'in', emails)]))
    .execute();
}
