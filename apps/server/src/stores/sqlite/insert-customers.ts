import type { CustomerRecord } from '../../customers/customer-record.ts';
import type { InsertOutcome } from '../../customers/customer-store.ts';
import { internalError } from '../../domain-error.ts';
import { customerColumns, toCustomerRow } from '../customer-row.ts';
import { findConflicts, toUniqueRow, type UniqueRow } from '../find-conflicts.ts';
import type { InsertResult } from './thread/work.ts';

/** Inserts customers: the columns of one row after those of the other, all rows of one tenant. */
export type InsertRows = (values: readonly unknown[]) => Promise<InsertResult>;

/** Inserts records, those that are in conflict left out, and answers for each, in order. */
export function insertCustomers(
  insert: InsertRows,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<InsertOutcome[]> {
  const { values, rows } = toRows(tenantId, records);
  // Not awaited, as this would hold the records in the meantime; nor does the closure share its scope with another.
  return insert(values).then((result) => toOutcomes(rows, result));
}

/** What is inserted, and what of it has to be known afterwards. */
function toRows(tenantId: string, records: readonly CustomerRecord[]): { values: unknown[]; rows: UniqueRow[] } {
  const values: unknown[] = [];
  const rows = records.map((record) => {
    const row = toCustomerRow(tenantId, record);
    for (const column of customerColumns) values.push(row[column]);
    return toUniqueRow(row);
  });
  return { values, rows };
}

function toOutcomes(rows: readonly UniqueRow[], { missing, taken }: InsertResult): InsertOutcome[] {
  const isMissing = new Set(missing);
  const indexOf = new Map(isMissing.size === 0 ? [] : rows.map((row, index) => [row.id, index]));
  return rows.map((row, index) => {
    if (!isMissing.has(index)) return { inserted: true };
    // The look-up ran after a whole batch was inserted: what came later in it was not there yet for this row.
    const [first, ...others] = findConflicts(row, taken, ({ id }) => (indexOf.get(id) ?? -1) < index);
    if (first === undefined) throw internalError(`customer ${row.id} was neither inserted nor in conflict`);
    return { conflicts: [first, ...others] };
  });
}
