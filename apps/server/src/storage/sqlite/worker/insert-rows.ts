import type { TakenRow } from '../../sql/conflicts.ts';
import { customerColumns } from '../../sql/tables.ts';
import type { GuardedDatabase } from './libsql.ts';
import type { InsertResult } from './protocol.ts';

// One bulk request. SQLite takes 32,766 parameters in a statement, and this many rows need 1,100.
const rowsPerStatement = 100;

const width = customerColumns.length;
const keyColumn = customerColumns.indexOf('customer_key');
const emailColumn = customerColumns.indexOf('email_folded');
const idColumn = customerColumns.indexOf('id');

/**
 * Inserts customers into the transaction that runs, those that are in conflict left out.
 *
 * @param values the columns of one row after those of the other; all rows are of one tenant.
 */
export function insertRows(database: GuardedDatabase, values: readonly unknown[]): InsertResult {
  const missing: number[] = [];
  const taken: TakenRow[] = [];
  for (let start = 0; start < values.length; start += rowsPerStatement * width) {
    const batch = values.slice(start, start + rowsPerStatement * width);
    const rowCount = batch.length / width;
    const { changes } = database.prepare(insertStatement(rowCount)).run(batch);
    if (changes === rowCount) continue;
    // At once, while nothing that comes later can be taken for what was in the way.
    const found = findTaken(database, batch);
    const ids = new Set<unknown>(found.map(({ id }) => id));
    const rows = Array.from({ length: rowCount }, (_, row) => row);
    missing.push(...rows.filter((row) => !ids.has(batch[row * width + idColumn])).map((row) => start / width + row));
    taken.push(...found);
  }
  return { missing, taken };
}

/** The stored customers that have a key or an email address of these rows: the rows themselves, where they are in. */
function findTaken(database: GuardedDatabase, batch: readonly unknown[]): TakenRow[] {
  const column = (place: number) => batch.filter((_, index) => index % width === place);
  const keys = column(keyColumn);
  return database.prepare(takenStatement(keys.length)).all([batch[0], ...keys, ...column(emailColumn)]) as TakenRow[];
}

function insertStatement(rowCount: number): string {
  const row = `(${customerColumns.map(() => '?').join(', ')})`;
  const rows = Array.from({ length: rowCount }, () => row).join(', ');
  return `insert into customers (${customerColumns.join(', ')}) values ${rows} on conflict do nothing`;
}

/** Asks for the tenant, then for keys, then for as many email addresses. */
export function takenStatement(rowCount: number): string {
  const list = Array.from({ length: rowCount }, () => '?').join(', ');
  return `select id, customer_key, email_folded, archived_at from customers where tenant_id = ? and (customer_key in (${list}) or email_folded in (${list}))`;
}
