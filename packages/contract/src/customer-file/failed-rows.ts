import { ESCAPED, failureNames } from './columns/own-columns.ts';
import { type CsvLineOptions, csvLine, isFormula } from './csv-line.ts';

/** A row that failed, and why. */
export interface FailedRow {
  /** Line of the file in which the row begins. */
  readonly line: number;
  readonly code: string;
  readonly reason: string;
  /** As in the file. */
  readonly cells: readonly string[];
}

/** The header of a file of failed rows, whose columns an import recognizes. */
export function failedRowsHeader(header: readonly string[], options: CsvLineOptions): string {
  const added = [...failureNames, ...(options.forSpreadsheet ? [ESCAPED] : [])];
  // The names of the columns stay as they are, so that an import recognizes them.
  return csvLine([...added, ...header], { ...options, forSpreadsheet: false });
}

/**
 * The line of a row in a file of failed rows. The added cells come first, and a row with too few cells is not padded:
 * neither it nor a spreadsheet, which pads it, can then move them into the columns of the customer.
 */
export function failedRowLine({ line, code, reason, cells }: FailedRow, options: CsvLineOptions): string {
  const marker = options.forSpreadsheet ? [[reason, ...cells].some(isFormula) ? 'yes' : ''] : [];
  return csvLine([String(line), code, reason, ...marker, ...cells], options);
}
