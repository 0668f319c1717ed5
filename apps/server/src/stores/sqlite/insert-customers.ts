import type { CustomerRecord } from '../../customers/customer-record.js';
import type { InsertOutcome } from '../../customers/customer-store.js';
import { internalError } from '../../domain-error.js';
import { customerColumns, toCustomerRow } from '../customer-row.js';
import { findConflicts } from '../find-conflicts.js';
import type { InsertResult } from './thread/work.js';

/** Inserts customers: the columns of one row after those of the other, all rows of one tenant. */
export type InsertRows = (values: readonly unknown[]) => Promise<InsertResult>;

/** Inserts records, those that are in conflict left out, and answers for each, in order. */
export async function insertCustomers(
  insert: InsertRows,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<InsertOutcome[]> {
  const rows = records.map((record) => toCustomerRow(tenantId, record));
  const { missing, taken } = await insert(rows.flatMap((row) => customerColumns.map((column) => row[column])));
  const isMissing = new Set(missing);
  const indexOf = new Map(isMissing.size === 0 ? [] : rows.map((row, index) => [row.id, index]));
  return records.map((record, index) => {
    const row = rows[index];
    if (row === undefined || !isMissing.has(index)) return { inserted: record };
    // The look-up ran after a whole batch was inserted: what came later in it was not there yet for this row.
    const [first, ...others] = findConflicts(row, taken, ({ id }) => (indexOf.get(id) ?? -1) < index);
    if (first === undefined) throw internalError(`customer ${row.id} was neither inserted nor in conflict`);
    return { conflicts: [first, ...others] };
  });
}
