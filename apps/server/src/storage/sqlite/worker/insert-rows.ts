import { type ConflictingRow, conflictColumns } from '../../sql/conflicts.ts';
import { customerColumns } from '../../sql/tables.ts';
import type { SafeLibsqlDatabase } from './libsql.ts';
import type { InsertResult } from './protocol.ts';

// The size of a bulk request. SQLite allows 32,766 parameters in a statement, and 100 rows need 1,100.
const rowsPerStatement = 100;

const width = customerColumns.length;
const keyColumn = customerColumns.indexOf('customer_key');
const emailColumn = customerColumns.indexOf('email_folded');
const idColumn = customerColumns.indexOf('id');

/**
 * Inserts customers in the running transaction and leaves out those with a conflict.
 *
 * @param values the columns of each row, one row after another; all rows belong to one tenant.
 */
export function insertRows(database: SafeLibsqlDatabase, values: readonly unknown[]): InsertResult {
  const missing: number[] = [];
  const conflicting: ConflictingRow[] = [];
  for (let start = 0; start < values.length; start += rowsPerStatement * width) {
    const batch = values.slice(start, start + rowsPerStatement * width);
    const rowCount = batch.length / width;
    const { changes } = database.prepare(insertStatement(rowCount)).run(batch);
    if (changes === rowCount) continue;
    // At once: a row of a later batch must not be mistaken for the cause of a conflict.
    const found = findConflictingRows(database, batch);
    const ids = new Set<unknown>(found.map(({ id }) => id));
    const rows = Array.from({ length: rowCount }, (_, row) => row);
    missing.push(...rows.filter((row) => !ids.has(batch[row * width + idColumn])).map((row) => start / width + row));
    conflicting.push(...found);
  }
  return { missing, conflicting };
}

/** The stored customers that have a key or an email address of these rows, including the rows that were inserted. */
function findConflictingRows(database: SafeLibsqlDatabase, batch: readonly unknown[]): ConflictingRow[] {
  const column = (place: number) => batch.filter((_, index) => index % width === place);
  const keys = column(keyColumn);
  const statement = database.prepare(conflictingRowsStatement(keys.length));
  return statement.all([batch[0], ...keys, ...column(emailColumn)]) as ConflictingRow[];
}

function insertStatement(rowCount: number): string {
  const row = `(${customerColumns.map(() => '?').join(', ')})`;
  const rows = Array.from({ length: rowCount }, () => row).join(', ');
  return `insert into customers (${customerColumns.join(', ')}) values ${rows} on conflict do nothing`;
}

/** Its parameters are the tenant, the keys of all rows, and the email addresses of all rows. */
export function conflictingRowsStatement(rowCount: number): string {
  const list = Array.from({ length: rowCount }, () => '?').join(', ');
  return `select ${conflictColumns.join(', ')} from customers where tenant_id = ? and (customer_key in (${list}) or email_folded in (${list}))`;
}
