/** The comma first: it is taken where the header has as many of another, or a single column. */
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * What separates the cells of a CSV file: what its header has most of. No column of ours has one in its name.
 *
 * @param beginning as much of the file as the header may be long.
 */
export function delimiterOf(beginning: string): string {
  const [header = ''] = beginning.replace(/^[\uFEFF\r\n]+/, '').split(/\r?\n/, 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}

/**
 * Whether a quotation mark stands where none may be: inside a cell that is not quoted, or before the end of one that is.
 * Parsers differ in what they make of such a row, so it is malformed.
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
