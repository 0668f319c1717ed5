import { trimText } from '../trim.ts';

/** The comma comes first: it wins a tie, and a header with a single column. */
const DELIMITERS = [',', ';', '\t'] as const;

/** Why the cells of a record cannot be trusted, in words that follow "The row" or "The header". */
export const csvProblems = {
  strayQuote: 'has a quotation mark in the wrong place',
} as const;

/**
 * The delimiter between the cells of a CSV file: the one that its header has most of. No name of a column contains one.
 *
 * @param beginning the start of the file, at least as long as its header.
 */
export function delimiterOf(beginning: string): string {
  const [header = ''] = beginning.replace(/^[\uFEFF\r\n]+/, '').split(/\r\n|\r|\n/, 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}

/** Whether all cells of a record are empty. Such a record is no customer; it is skipped, but keeps its row number. */
export function isBlankRecord(cells: readonly string[]): boolean {
  return cells.every((cell) => trimText(cell) === '');
}

/** Why a row does not fit its header, in words that follow "The row"; `undefined` if it fits. */
export function cellCountProblem(cells: number, columns: number): string | undefined {
  if (cells === columns) return undefined;
  return `has ${cells === 1 ? '1 cell' : `${cells} cells`}, but the header has ${columns}`;
}
