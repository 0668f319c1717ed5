import { CompiledQuery, type Transaction } from 'kysely';
import { types } from 'pg';
import type { CustomerRecord } from '../../customers/customer.ts';
import type { Conflicts, InsertOutcome } from '../../customers/customer-store.ts';
import { findConflicts, type TakenRow, toUniqueRow, type UniqueRow } from '../sql/conflicts.ts';
import { takenColumns } from '../sql/customer-queries.ts';
import { type CustomerRow, customerColumns, type Tables, toCustomerRow } from '../sql/tables.ts';
import { prepared } from './driver.ts';
import { RaceError } from './errors.ts';
import { insertionOrder } from './insertion-order.ts';

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

/** The tenant is the first parameter, for all rows; after it comes an array for each of these. */
const columns = customerColumns.filter((column) => column !== 'tenant_id');

export function insertParameters(tenantId: string, rows: readonly CustomerRow[]): readonly unknown[] {
  return [tenantId, ...columns.map((column) => arrayOf(column, rows))];
}

/**
 * Inserts rows in the order given, those that are in conflict left out, and returns the ids of the others.
 *
 * @param parameters from {@link insertParameters}.
 */
export function insertQuery(parameters: readonly unknown[]): CompiledQuery<Pick<CustomerRow, 'id'>> {
  const query = CompiledQuery.raw(insertStatement, [...parameters]);
  return prepared('insert_customers', query as CompiledQuery<Pick<CustomerRow, 'id'>>);
}

const insertStatement = `
  insert into customers (tenant_id, ${columns.join(', ')})
  select $1, given.* from unnest(${columns.map(parameterOf).join(', ')}) as given
  on conflict do nothing
  returning id`;

function parameterOf(column: Column, index: number): string {
  return `$${index + 2}::${typeOf(column)}[]`;
}

type Column = (typeof columns)[number];
type TimeColumn = Extract<Column, `${string}_at`>;

/** What most bytes are in goes as bytes, which the garbage collector need not move while the database works. */
function arrayOf(column: Column, rows: readonly CustomerRow[]): Buffer | string {
  if (isTime(column)) return `{${rows.map((row) => row[column] ?? 'null').join(', ')}}`;
  return binaryTextArray(
    rows.map((row) => row[column]),
    typeOf(column) === 'json' ? 'JSON' : 'TEXT',
  );
}

function typeOf(column: Column): 'json' | 'bigint' | 'text' {
  if (column === 'attributes') return 'json';
  return isTime(column) ? 'bigint' : 'text';
}

function isTime(column: Column): column is TimeColumn {
  return column.endsWith('_at');
}

const wordBytes = 4;
const headerWords = 5;

/**
 * An array of texts in PostgreSQL's binary format. As text, every element would have to be searched for characters to
 * escape; and to bind each by itself costs the driver more than to write it here.
 *
 * @param type of the elements: one whose binary format is that of text.
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
