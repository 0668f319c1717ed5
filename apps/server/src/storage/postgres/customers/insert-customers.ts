import { CompiledQuery, type Transaction } from 'kysely';
import { types } from 'pg';
import { SerializationConflict } from '../../../core/errors.ts';
import { lockOrder } from '../../../core/lock-order.ts';
import type { CustomerRecord } from '../../../customers/customer.ts';
import type { Conflicts, InsertOutcome } from '../../../customers/customer-store.ts';
import {
  type ConflictingRow,
  conflictColumns,
  findConflicts,
  toUniqueRow,
  type UniqueRow,
} from '../../sql/conflicts.ts';
import { type CustomerRow, type Tables, toCustomerRow } from '../../sql/tables.ts';
import { prepared } from '../connection/driver.ts';
import { type CustomerWrites, type InsertedColumn, type RowsToInsert, typeOfColumn } from './customer-writes.ts';

/** Customers to insert, prepared before the transaction begins, so that the records need not stay in memory. */
export interface Insertion extends RowsToInsert {
  readonly tenantId: string;
  /** In the order of the records. */
  readonly rows: readonly UniqueRow[];
}

export function toInsertion(
  tenantId: string,
  records: readonly CustomerRecord[],
  writes: Pick<CustomerWrites, 'toParameters'>,
): Omit<Insertion, 'areRecorded'> {
  const rows = records.map((record) => toCustomerRow(tenantId, record));
  const ordered = lockOrder(rows).map((index) => rows[index] as CustomerRow);
  return { tenantId, rows: rows.map(toUniqueRow), parameters: writes.toParameters(ordered) };
}

/**
 * Inserts customers in a transaction and leaves out those with a conflict. Returns the outcome of each, in order.
 *
 * @throws SerializationConflict if a conflicting customer has disappeared again: the transaction has to run again.
 */
export async function insertCustomers(
  transaction: Transaction<Tables>,
  { tenantId, rows, ...toInsert }: Insertion,
  writes: CustomerWrites,
): Promise<InsertOutcome[]> {
  const ids = await writes.insert(transaction, tenantId, toInsert);
  if (ids.length === rows.length) return rows.map(() => ({ inserted: true }));
  const conflicts = await findAllConflicts(transaction, tenantId, rows, new Set(ids));
  return rows.map(({ id }) => {
    const conflictsOfRow = conflicts.get(id);
    return conflictsOfRow ? { conflicts: conflictsOfRow } : { inserted: true };
  });
}

/** The conflicts of every row that was not inserted, by id. */
async function findAllConflicts(
  transaction: Transaction<Tables>,
  tenantId: string,
  rows: readonly UniqueRow[],
  inserted: ReadonlySet<string>,
): Promise<Map<string, Conflicts>> {
  const indexOf = new Map(rows.map(({ id }, index) => [id, index]));
  const leftOut = rows.filter(({ id }) => !inserted.has(id));
  const conflicting = await findConflictingRows(transaction, tenantId, leftOut);
  return new Map(leftOut.map((row) => [row.id, conflictsOf(row, conflicting, indexOf)]));
}

function conflictsOf(
  row: UniqueRow,
  conflicting: readonly ConflictingRow[],
  indexOf: ReadonlyMap<string, number>,
): Conflicts {
  const index = indexOf.get(row.id) ?? 0;
  // The conflicts were looked up after all rows were inserted, but later rows were not there for this one.
  const [first, ...others] = findConflicts(row, conflicting, ({ id }) => (indexOf.get(id) ?? -1) < index);
  if (first === undefined) throw new SerializationConflict(`the conflict of customer ${row.id} has disappeared`);
  return [first, ...others];
}

/** The stored customers that have a key or an email address of these rows, including those committed just now. */
async function findConflictingRows(
  transaction: Transaction<Tables>,
  tenantId: string,
  rows: readonly UniqueRow[],
): Promise<ConflictingRow[]> {
  const keys = rows.map((row) => row.customer_key);
  const emails = rows.map((row) => row.email_folded);
  const query = CompiledQuery.raw(conflictingRowsStatement, [tenantId, keys, emails]);
  const { rows: conflicting } = await transaction.executeQuery<ConflictingRow>(
    prepared('find_conflicting_customers', query),
  );
  return conflicting;
}

/**
 * The limit forces one index look-up for each value. As long as the planner thinks that the tenant is small, it would
 * join instead, and read all customers of the tenant to find a hundred.
 */
const rowsWith = (column: string, values: string) => `
  select stored.* from unnest(${values}::text[]) as given (value), lateral (
    select ${conflictColumns.join(', ')} from customers where tenant_id = $1 and ${column} = given.value limit 1
  ) as stored`;

const conflictingRowsStatement = `${rowsWith('customer_key', '$2')} union ${rowsWith('email_folded', '$3')}`;

/**
 * The values of a column as an array. Long values are sent as a Buffer, which the garbage collector need not move while the
 * database works.
 */
export function arrayOf(column: InsertedColumn, rows: readonly CustomerRow[]): Buffer | string {
  if (isTime(column)) return `{${rows.map((row) => row[column] ?? 'null').join(', ')}}`;
  return binaryTextArray(
    rows.map((row) => row[column]),
    typeOfColumn(column) === 'json' ? 'JSON' : 'TEXT',
  );
}

type TimeColumn = Extract<InsertedColumn, `${string}_at`>;

function isTime(column: InsertedColumn): column is TimeColumn {
  return column.endsWith('_at');
}

const wordBytes = 4;
const headerWords = 5;

/**
 * An array of texts in PostgreSQL's binary format. This is faster than the text format, in which every element must be
 * searched for characters to escape, and faster than binding each element by itself.
 *
 * @param type of the elements, with the same binary format as text.
 * @see https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/arrayfuncs.c array_recv
 */
export function binaryTextArray(texts: readonly string[], type: 'TEXT' | 'JSON'): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const bytes = lengths.reduce((sum, length) => sum + wordBytes + length, headerWords * wordBytes);
  const array = Buffer.allocUnsafe(bytes);
  let offset = writeHeader(array, types.builtins[type], texts.length);
  for (const [index, text] of texts.entries()) {
    offset = array.writeInt32BE(lengths[index] ?? 0, offset);
    offset += array.write(text, offset);
  }
  return array;
}

/** @returns where the elements begin. */
function writeHeader(array: Buffer, elementType: number, length: number): number {
  const [dimensions, hasNulls, lowerBound] = [1, 0, 1];
  const words = [dimensions, hasNulls, elementType, length, lowerBound];
  return words.reduce((offset, word) => array.writeInt32BE(word, offset), 0);
}
