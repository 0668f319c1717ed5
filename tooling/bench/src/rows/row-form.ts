import type { Customer } from '../customers/customer-at.ts';

/** One way to lay out a customer as a row. */
export interface RowForm {
  /** For the report. */
  readonly name: string;
  readonly table: string;
  readonly columns: readonly Column[];
  /** The values, in the order of the columns. No booleans: the bare driver ends the process on one. */
  readonly toRow: (customer: Customer, id: string, createdAt: number) => readonly Value[];
}

export interface Column {
  readonly name: string;
  /** `json` is text in SQLite. */
  readonly type: 'text' | 'bigint' | 'json';
  readonly required: boolean;
}

export type Value = string | number | null;
