/** The comma first: it is taken where the header has as many of another, or a single column. */
const DELIMITERS = [',', ';', '\t'] as const;

/** What separates the cells of a CSV file: what its header has most of. */
export function delimiterOf(beginning: Buffer): string {
  const [header = ''] = beginning
    .toString('utf8')
    .replace(/^[\uFEFF\r\n]+/, '')
    .split(/\r?\n/, 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}
