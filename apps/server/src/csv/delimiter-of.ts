/** The comma first: it is taken where the header has as many of another, or a single column. */
const DELIMITERS = [',', ';', '\t'] as const;

/** Far more than the header has where every column is there. */
const HEADER_BYTES = 65_536;

/** What separates the cells of a CSV file: what its header has most of. No column that we know has one in its name. */
export function delimiterOf(content: Buffer): string {
  const [header = ''] = content
    .toString('utf8', 0, HEADER_BYTES)
    .replace(/^[\uFEFF\r\n]+/, '')
    .split(/\r?\n/, 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}
