/** The comma first: it is taken where the header has as many of another, or a single column. */
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * What separates the cells of a CSV file: what its header has most of. No column that we know has one in its name.
 *
 * @param beginning as much of the file as the header may be long.
 */
export function delimiterOf(beginning: Buffer): string {
  const [header = ''] = beginning
    .toString('utf8')
    .replace(/^[\uFEFF\r\n]+/, '')
    .split(/\r?\n/, 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most));
}
