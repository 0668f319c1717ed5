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

/**
 * Options of npm's csv-parse that read the records of a CSV file as the API reads them: a byte order mark and empty lines
 * are ignored, and lines end in LF or CRLF. A record keeps its number of cells, and comes with its text as `raw`, to be
 * checked with {@link hasStrayQuote}. The parser skips a record whose quotation mark is never closed: tell it with
 * `on_skip`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvParseOptions(delimiter: string) {
  return {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    skip_empty_lines: true,
    relax_column_count: true,
    // In strict mode, the parser takes a stray quote for the beginning of a cell and loses the records that follow.
    relax_quotes: true,
    raw: true,
    skip_records_with_error: true,
  };
}

/**
 * Whether a quotation mark stands inside an unquoted cell, or before the end of a quoted one. Parsers differ in how they
 * read such a row, so it is malformed.
 *
 * @param record one row of the file as it is written, with or without the line end.
 */
export function hasStrayQuote(record: string, delimiter: string): boolean {
  if (!record.includes('"')) return false;
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  for (const character of record) {
    if (state === 'quoted') state = character === '"' ? 'closed' : 'quoted';
    else if (character === delimiter) state = 'start';
    else if (character === '"' && state === 'plain') return true;
    else if (character === '"') state = 'quoted';
    else if (character === '\r' || character === '\n') continue;
    else if (state === 'closed') return true;
    else state = 'plain';
  }
  return false;
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
