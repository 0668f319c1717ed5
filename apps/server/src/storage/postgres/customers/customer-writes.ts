import type { Transaction } from 'kysely';
import { type CustomerRow, customerColumns, type Tables } from '../../sql/tables.ts';

/** The writes to the table of customers. Each also counts the customers and queues them for the search index. */
export interface CustomerWrites {
  /** Makes rows of one tenant the parameters of an insert, so that the rows need not stay in memory. */
  toParameters(rows: readonly CustomerRow[]): readonly unknown[];
  /**
   * Inserts rows in the order given, and leaves out those with a conflict.
   *
   * @returns the ids of the inserted rows.
   */
  insert(transaction: Transaction<Tables>, tenantId: string, rows: RowsToInsert): Promise<readonly string[]>;
  /** Replaces the columns of a row that the transaction has locked. */
  replace(transaction: Transaction<Tables>, current: CustomerRow, replacement: CustomerRow): Promise<void>;
  /**
   * Deletes a row that the transaction has locked, and its search text. The customer is queued nevertheless: an indexer
   * may be about to add the text.
   */
  delete(transaction: Transaction<Tables>, row: CustomerRow): Promise<void>;
}

/** Customers of one tenant. */
export interface RowsToInsert {
  /** From {@link CustomerWrites.toParameters}. */
  readonly parameters: readonly unknown[];
  /** Whether `customer.created` is recorded for each row that is inserted. */
  readonly areRecorded: boolean;
}

/** The columns whose values an insert gets. All rows have the same tenant. */
export const insertedColumns = customerColumns.filter((column) => column !== 'tenant_id');

export type InsertedColumn = (typeof insertedColumns)[number];

export function typeOfColumn(column: InsertedColumn): 'json' | 'bigint' | 'text' {
  if (column === 'attributes') return 'json';
  return column.endsWith('_at') ? 'bigint' : 'text';
}

/** A row of counts, without its tenant. */
export type CountChange = Omit<Tables['customer_counts'], 'tenant_id'>;

/** How the counts change if a row is replaced: one less of the former kind and one more of the new, unless it is the same. */
export function differences(before: CustomerRow, after: CustomerRow): CountChange[] {
  const [less, more] = [countChange(before, -1), countChange(after, 1)];
  return less.archived === more.archived && less.customer_type === more.customer_type ? [] : [less, more];
}

/** @param count positive for new customers of the kind of the row, negative for deleted ones. */
export function countChange({ archived_at, customer_type }: CountedColumns, count: number): CountChange {
  return { archived: archived_at === null ? 0 : 1, customer_type, count };
}

/** The columns of a customer that decide in which row it is counted. */
export type CountedColumns = Pick<CustomerRow, 'archived_at' | 'customer_type'>;
