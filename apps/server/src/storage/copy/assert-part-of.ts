import { StartError } from '../../core/errors.ts';
import { type CopiedRow, copiedTables } from './copied-tables.ts';
import type { CopyEnd } from './copy-end.ts';
import { type Page, pagesOf, rowsLike } from './pages.ts';

/**
 * Checks that a database has nothing but rows of the source, as it has if it is empty or if a copy was interrupted.
 *
 * @param onPage called after each page.
 * @throws StartError that names the first other row.
 */
export async function assertPartOf(
  source: CopyEnd,
  target: CopyEnd,
  onPage: (page: Page) => void = () => {},
): Promise<void> {
  for (const table of copiedTables) {
    for await (const page of pagesOf(target, table)) {
      const found = await rowsLike(source, page);
      const counterparts = new Map(found.map((row) => [row[table.key], row]));
      for (const row of page.rows) assertSame(source, target, page, row, counterparts.get(row[table.key] ?? null));
      onPage(page);
    }
  }
}

function assertSame(
  source: CopyEnd,
  target: CopyEnd,
  { table, tenant }: Page,
  row: CopiedRow,
  counterpart: CopiedRow | undefined,
): void {
  const { columns, latest, noun, shownBy } = table;
  const compared = columns.filter((column) => !latest.includes(column));
  if (counterpart && compared.every((column) => row[column] === counterpart[column])) return;
  const owner = tenant ? ` of the tenant ${tenant.name}` : '';
  const difference = counterpart ? 'is different in' : 'is missing in';
  throw new StartError(
    `The ${target.name} is not empty: it has the ${noun} ${row[shownBy]}${owner}, which ${difference} the ${source.name}. ` +
      'Copy to an empty database.',
  );
}
