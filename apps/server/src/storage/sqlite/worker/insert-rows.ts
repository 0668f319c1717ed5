import { randomUUID } from 'node:crypto';
import { type ConflictingRow, conflictColumns } from '../../sql/conflicts.ts';
import { type CustomerRow, customerColumns } from '../../sql/tables.ts';
import { eventsPerEntry, toCreatedEntry } from '../../sql/webhooks/outbox-entry.ts';
import type { SafeLibsqlDatabase } from './libsql.ts';
import type { InsertResult, RowsToInsert } from './protocol.ts';

// The size of a bulk request. SQLite allows 32,766 parameters in a statement, and 100 rows need 1,100.
const rowsPerStatement = eventsPerEntry;

const width = customerColumns.length;
const placeOf = Object.fromEntries(customerColumns.map((column, place) => [column, place])) as Readonly<
  Record<keyof CustomerRow, number>
>;

/** Inserts customers in the running transaction and leaves out those with a conflict. */
export function insertRows(database: SafeLibsqlDatabase, { values, areRecorded }: RowsToInsert): InsertResult {
  const missing: number[] = [];
  const conflicting: ConflictingRow[] = [];
  for (let start = 0; start < values.length; start += rowsPerStatement * width) {
    const batch = values.slice(start, start + rowsPerStatement * width);
    const rowCount = batch.length / width;
    const { changes } = database.prepare(insertStatement(rowCount)).run(batch);
    // At once: a row of a later batch must not be mistaken for the cause of a conflict.
    const found = changes === rowCount ? [] : findConflictingRows(database, batch);
    const leftOut = changes === rowCount ? [] : rowsWithoutId(batch, found);
    missing.push(...leftOut.map((row) => start / width + row));
    conflicting.push(...found);
    if (areRecorded) recordCreated(database, batch, leftOut);
  }
  return { missing, conflicting };
}

/** The places of the rows whose ids are not among those found. */
function rowsWithoutId(batch: readonly unknown[], found: readonly ConflictingRow[]): number[] {
  const ids = new Set<unknown>(found.map(({ id }) => id));
  return placesOf(batch).filter((row) => !ids.has(batch[row * width + placeOf.id]));
}

function placesOf(batch: readonly unknown[]): number[] {
  return Array.from({ length: batch.length / width }, (_, row) => row);
}

/** Here and not in a statement of the caller, which does not know yet what is inserted. */
function recordCreated(database: SafeLibsqlDatabase, batch: readonly unknown[], leftOut: readonly number[]): void {
  const ids = placesOf(batch)
    .filter((row) => !leftOut.includes(row))
    .map((row) => String(batch[row * width + placeOf.id]));
  if (ids.length === 0) return;
  database.prepare(outboxStatement).run([batch[0], randomUUID(), Date.now(), ids.length, toCreatedEntry(ids)]);
}

const outboxStatement =
  'insert into webhook_outbox (tenant_id, id, created_at, event_count, events) values (?, ?, ?, ?, ?)';

/** The stored customers that have a key or an email address of these rows, including the rows that were inserted. */
function findConflictingRows(database: SafeLibsqlDatabase, batch: readonly unknown[]): ConflictingRow[] {
  const column = (place: number) => batch.filter((_, index) => index % width === place);
  const keys = column(placeOf.customer_key);
  const statement = database.prepare(conflictingRowsStatement(keys.length));
  return statement.all([batch[0], ...keys, ...column(placeOf.email_folded)]) as ConflictingRow[];
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
