import { readFileSync } from 'node:fs';

const guide = readFileSync(
  new URL('../../../../apps/docs/guides/coming-from-the-hosted-api.md', import.meta.url),
  'utf8',
);

/** A row of a table, by the headings of its columns. Code has its backticks. */
export type Row = Readonly<Record<string, string>>;

/**
 * The rows of the table in the guide that has exactly these columns.
 *
 * @throws Error if there is none.
 */
export function tableOfGuide(columns: readonly string[]): Row[] {
  const [, table] = guide.split(`| ${columns.join(' | ')} |\n`);
  if (table === undefined) throw new Error(`The guide has no table with the columns ${columns.join(', ')}`);
  const [, ...lines] = table.slice(0, table.indexOf('\n\n')).split('\n');
  return lines.map((line) => {
    const cells = line.split('|').slice(1, -1);
    return Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
  });
}
