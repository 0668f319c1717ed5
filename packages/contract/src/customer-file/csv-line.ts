/** How a line of CSV is written. */
export interface CsvLineOptions {
  /** Default: a comma. */
  readonly delimiter?: string;
  /** Escape formulas with an apostrophe, so that a spreadsheet shows them as they are and runs none. */
  readonly forSpreadsheet?: boolean;
}

/** A line of CSV, with its line end. */
export function csvLine(
  cells: readonly string[],
  { delimiter = ',', forSpreadsheet = false }: CsvLineOptions = {},
): string {
  const values = forSpreadsheet ? cells.map((cell) => (isFormula(cell) ? `'${cell}` : cell)) : cells;
  return `${values.map((value) => quotedIfNeeded(value, delimiter)).join(delimiter)}\n`;
}

/** The beginnings that spreadsheets take for formulas. A text that looks escaped gets one more apostrophe, to be kept. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Whether a line for a spreadsheet would have an apostrophe more before this text.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}

function quotedIfNeeded(value: string, delimiter: string): string {
  const isPlain = !value.includes(delimiter) && !/["\r\n]/.test(value);
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}
