import { customerColumns } from '../../customer-row.js';
import type { TakenRow } from '../../find-conflicts.js';
import type { GuardedDatabase } from '../guarded-database.js';
import type { InsertResult } from './work.js';

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
    const left = insertBatch(database, batch);
    if (left.length === 0) continue;
    missing.push(...left.map((row) => start / width + row));
    // At once, while nothing that comes later can be taken for what was in the way.
    taken.push(...findTaken(database, batch, left));
  }
  return { missing, taken };
}

/** @returns the places of the rows that were left out. */
function insertBatch(database: GuardedDatabase, batch: readonly unknown[]): number[] {
  const rowCount = batch.length / width;
  const inserted = database.prepare(insertStatement(rowCount)).all(batch) as { id: string }[];
  if (inserted.length === rowCount) return [];
  const ids = new Set<unknown>(inserted.map(({ id }) => id));
  return Array.from({ length: rowCount }, (_, row) => row).filter((row) => !ids.has(batch[row * width + idColumn]));
}

/** The stored customers that have a key or an email address of these rows. */
function findTaken(database: GuardedDatabase, batch: readonly unknown[], rows: readonly number[]): TakenRow[] {
  const keys = rows.map((row) => batch[row * width + keyColumn]);
  const emails = rows.map((row) => batch[row * width + emailColumn]);
  return database.prepare(takenStatement(rows.length)).all([batch[0], ...keys, ...emails]) as TakenRow[];
}

function insertStatement(rowCount: number): string {
  const row = `(${customerColumns.map(() => '?').join(', ')})`;
  const rows = Array.from({ length: rowCount }, () => row).join(', ');
  return `insert into customers (${customerColumns.join(', ')}) values ${rows} on conflict do nothing returning id`;
}

/** Asks for the tenant, then for keys, then for as many email addresses. */
export function takenStatement(rowCount: number): string {
  const list = Array.from({ length: rowCount }, () => '?').join(', ');
  return `select id, customer_key, email_folded, archived_at from customers where tenant_id = ? and (customer_key in (${list}) or email_folded in (${list}))`;
}
