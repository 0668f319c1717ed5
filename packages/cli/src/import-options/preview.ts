import process from 'node:process';
import { oneLine, writeJson, writeResult } from '../core/output.ts';
import type { CsvStyle } from '../input/csv.ts';
import type { SourceRow, SourceRows } from '../input/source.ts';

/** So many rows are shown. */
const ROWS_MAX = 5;

/**
 * `import --preview`: prints which column becomes which field, the other columns, the first rows as they would be sent, and
 * what was skipped or changed in them.
 *
 * @param source whose `csv` is `null` for NDJSON, which has no columns.
 */
export async function preview(
  { rows, csv, notes }: SourceRows & { readonly csv: CsvStyle | null },
  { json }: { readonly json?: boolean },
): Promise<void> {
  const first = await firstOf(rows);
  const columns = (csv?.header ?? []).map((column, index) => ({ column, field: csv?.fields[index] ?? null }));
  if (json) {
    const shown = first.map(({ line, customer, problem }) => ({ line, customer, problem }));
    return writeJson({ columns, given: csv?.given ?? [], rows: shown, notes: notes() });
  }
  const others = notes().filter(({ code }) => !SHOWN_AS_COLUMNS.includes(code));
  const changes = others.map(({ message }) => `${oneLine(message)}\n`).join('');
  const text = `${columnsText(columns, csv?.given ?? [])}${first.map(rowText).join('\n')}`;
  await writeResult(`${text}${changes && `\n${changes}`}${END}`);
}

/** Notes that the list of columns repeats. */
const SHOWN_AS_COLUMNS: readonly string[] = ['column_mapped', 'column_ignored', 'value_set', 'key_taken'];

const END = `\nThese are the first rows. Nothing was sent; --dry-run checks all of them.\n`;

async function firstOf(rows: AsyncIterable<SourceRow>): Promise<SourceRow[]> {
  const first: SourceRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length === ROWS_MAX) break;
  }
  return first;
}

interface Column {
  readonly column: string;
  readonly field: string | null;
}

function columnsText(columns: readonly Column[], given: CsvStyle['given']): string {
  const renamed = columns.filter(({ column, field }) => field !== null && field !== column);
  const leftOut = columns.filter(({ field }) => field === null).map(({ column }) => oneLine(column));
  const unchanged = columns.length - renamed.length - leftOut.length;
  const lines = [
    ...renamed.map(({ column, field }) => `  ${oneLine(column)} → ${field}`),
    ...(unchanged > 0 ? [`  ${unchanged} ${unchanged === 1 ? 'column has' : 'columns have'} the name of a field`] : []),
    ...given.map(({ field, value, column }) =>
      value === undefined
        ? `  ${oneLine(column ?? '')} → ${field}`
        : `  ${field} is ${oneLine(value)} in rows that have none`,
    ),
    ...(leftOut.length > 0 ? [`  left out: ${leftOut.join(', ')}`] : []),
  ];
  return lines.length === 0 ? '' : `Columns\n${lines.join('\n')}\n\n`;
}

function rowText({ line, customer, problem }: SourceRow): string {
  if (typeof customer !== 'object' || customer === null) return `Line ${line}: the row ${oneLine(problem ?? '')}\n`;
  const entries = Object.entries(customer);
  const width = Math.max(0, ...entries.map(([name]) => name.length));
  const room = Math.max(10, (process.stdout.columns || 80) - width - 5);
  const lines = entries.map(([name, value]) => `  ${name.padEnd(width)}  ${cut(textOf(value), room)}\n`);
  return `Line ${line}\n${lines.join('')}`;
}

function textOf(value: unknown): string {
  return value === null ? '(cleared)' : oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

function cut(text: string, length: number): string {
  return process.stdout.isTTY && text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
