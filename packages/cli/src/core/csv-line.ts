import { stringify } from 'csv-stringify/sync';

/** How a line of CSV is written. */
export interface CsvLineOptions {
  readonly delimiter?: string;
  /** Escape formulas with an apostrophe, so that a spreadsheet shows them as they are and runs none. */
  readonly forSpreadsheet?: boolean;
}

/** A line of CSV, with its line end. */
export function csvLine(
  cells: readonly string[],
  { delimiter = ',', forSpreadsheet = false }: CsvLineOptions = {},
): string {
  const values = forSpreadsheet ? cells.map((cell) => (looksEscaped.test(cell) ? `'${cell}` : cell)) : [...cells];
  return stringify([values], { delimiter, quoted_match: /[\r\n]/, escape_formulas: forSpreadsheet });
}

/** The beginnings that csv-stringify escapes. */
const FORMULA = '[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20]';
const formula = new RegExp(`^'*${FORMULA}`);
/** As an escaped formula does. Such a text gets one more apostrophe, so that an import brings it back. */
const looksEscaped = new RegExp(`^'+${FORMULA}`);

/**
 * Whether a line for a spreadsheet would have an apostrophe more before this text.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function isFormula(text: string): boolean {
  return formula.test(text);
}
