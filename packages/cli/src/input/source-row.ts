/** One row of the file on its way. */
export interface SourceRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** Where it ends in the file, in bytes. */
  readonly endByte: number;
  /** What is sent. `null` where the row cannot be read. */
  readonly customer: unknown;
  /** Why it cannot be read, in words that follow "The row". */
  readonly problem: string | null;
  /** As it stands in the file, to be written to the file of the rows that failed. */
  readonly original: Original;
}

/** The cells of a row of CSV, or the text of a line of NDJSON. */
export type Original = readonly string[] | string;
