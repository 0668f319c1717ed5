import type { Query } from '@rollcall/contract';
import type { CustomerFileOptions, FileWarning, Remedy } from '@rollcall/contract/customer-file';

/** How to handle a customer whose key is taken, as the API defines it. */
export type OnConflict = NonNullable<Query<'bulkCreateCustomers'>['on_conflict']>;

/** A column of the file, and the field that it is read as. */
export interface Column {
  /** Its position among the columns, from 0. */
  readonly index: number;
  readonly name: string;
  /** The field, or the way into it; `null` for a column that is left out, `undefined` for one that is undecided. */
  readonly field: string | null | undefined;
  /** The first cells. */
  readonly samples: readonly string[];
}

/** A reason why the file cannot be read as the options say. */
interface ReadingProblem {
  /** A column, a field or an option; `null` for the file as a whole. */
  readonly field: string | null;
  /** A sentence without a full stop. */
  readonly message: string;
  /** Options that would solve the problem. */
  readonly remedies: readonly Remedy[];
}

/** The beginning of a file, read as the options say. */
export interface Reading {
  readonly options: CustomerFileOptions;
  /** Empty if the file has no columns at all. */
  readonly columns: readonly Column[];
  readonly delimiter: string;
  /** The values of fields that no column has, given by the options or by the program that has exported the file. */
  readonly values: Readonly<Record<string, string>>;
  /** The column whose value is the key too; `null` if the key has a column of its own. */
  readonly keyColumn: string | null;
  /** Empty if the file can be read. */
  readonly problems: readonly ReadingProblem[];
  /** The parts of the file that were read in another way than they are written, as sentences. */
  readonly notes: readonly string[];
}

/** Changes how the file is read, from the reading that earlier changes have led to. */
export type ChangeReading = (change: (present: Reading) => CustomerFileOptions) => void;

/** A problem of a row. */
export interface RowIssue {
  readonly code: string;
  /** The field, or the way into it; `null` if the whole row is to blame. */
  readonly field: string | null;
  /** In words that follow the field. */
  readonly message: string;
  /** The key of the customer that is in the way, if there is one. */
  readonly existingKey?: string;
}

/** A row that cannot be imported. */
export interface ProblemRow {
  /** The number of the row, from 1 below the header. */
  readonly number: number;
  /** The line of the file in which it begins. */
  readonly line: number;
  /** As in the file, or as corrected. A row that cannot be divided into cells is a single text. */
  readonly cells: readonly string[];
  readonly issues: readonly RowIssue[];
  /** Whether its cells were corrected since. */
  readonly isCorrected: boolean;
}

/** Rows by their outcome, or by the outcome that they would have. */
export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

export const NO_COUNTS: Counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };

/** Rows that fail for the same reason. */
export interface Reason {
  readonly code: string;
  readonly field: string | null;
  readonly count: number;
  /** The message of the first of them. */
  readonly example: string;
}

/** The result of a check. */
export interface CheckResult {
  readonly counts: Counts;
  /** Rows of the file. */
  readonly total: number;
  /** The most frequent first. */
  readonly reasons: readonly Reason[];
  /** Values that were probably damaged before. */
  readonly warnings: readonly FileWarning[];
  /** The parts of the file that were skipped or changed, as sentences. */
  readonly notes: readonly string[];
}

/** The steps of an import, in their order. An import is `paused` also if its tab was closed or an error has stopped it. */
export type Stage = 'none' | 'reading' | 'columns' | 'checking' | 'checked' | 'importing' | 'paused' | 'done';

/** Everything about an import that its page shows. */
export interface ImportState {
  readonly stage: Stage;
  readonly file: { readonly name: string; readonly size: number } | null;
  readonly reading: Reading | null;
  readonly onConflict: OnConflict;
  /** Rows that are done in the current stage, and all of them; `null` if their number is not known yet. */
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly check: CheckResult | null;
  /** Of the rows that were sent. */
  readonly counts: Counts;
  /** Rows in the list of those that cannot be imported, and how many of them were corrected. */
  readonly problemRows: { readonly count: number; readonly corrected: number };
  /** Why the last step has stopped; `null` if it has not. */
  readonly problem: string | null;
}

export const NO_IMPORT: ImportState = {
  stage: 'none',
  file: null,
  reading: null,
  onConflict: 'fail',
  progress: { done: 0, total: null },
  check: null,
  counts: NO_COUNTS,
  problemRows: { count: 0, corrected: 0 },
  problem: null,
};
