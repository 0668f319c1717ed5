import { isUtf8 } from 'node:buffer';
import { isAtLeastOne } from '../validation/issues.js';
import { validationFailed } from '../validation/validation-failed.js';
import { headerIssues } from './columns.js';
import { type CsvRecord, csvRecords } from './csv-records.js';
import { invalidEncoding } from './read-parts.js';
import type { UploadedFile } from './uploaded-file.js';

/** One row below the header: its cells by column, without the empty ones, or a sentence on why it cannot be read. */
export type CsvRow = { readonly cells: Readonly<Record<string, string>> } | { readonly malformed: string };

/** Two bytes can be a row, and what is answered about a row takes hundreds of times as much. */
const LINES_MAX = 100_000;

/**
 * Reads the rows of a CSV file.
 *
 * Everything that refuses the file as a whole is found before the first row is handed out, so that nothing of a refused
 * file is ever stored; what is wrong with a row concerns that row alone.
 *
 * @throws DomainError `invalid_encoding`, `validation_failed` (the header, or the number of lines).
 */
export async function* readRows({ field, content }: UploadedFile): AsyncGenerator<CsvRow> {
  if (!isUtf8(content)) throw invalidEncoding();
  if (hasMoreLinesThan(LINES_MAX, content)) {
    throw validationFailed([{ code: 'too_many_items', field, message: `must have at most ${LINES_MAX} lines` }]);
  }
  const records = csvRecords(content);
  const columns = columnsOf((await records.next()).value);
  for await (const record of records) yield toRow(columns, record);
}

function hasMoreLinesThan(count: number, content: Buffer): boolean {
  let lines = 1;
  let lineEnd = content.indexOf('\n');
  while (lineEnd !== -1 && lineEnd < content.byteLength - 1 && lines <= count) {
    lines += 1;
    lineEnd = content.indexOf('\n', lineEnd + 1);
  }
  return lines > count;
}

/** A file without a header, or with one that cannot be read, lacks the columns that have to be there. */
function columnsOf(header: CsvRecord | undefined): readonly string[] {
  const columns = header !== undefined && 'cells' in header ? header.cells : [];
  const issues = headerIssues(columns);
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  return columns;
}

function toRow(columns: readonly string[], record: CsvRecord): CsvRow {
  if ('problem' in record) return { malformed: `The row ${record.problem}` };
  const { cells } = record;
  if (cells.length !== columns.length) {
    const count = cells.length === 1 ? '1 cell' : `${cells.length} cells`;
    return { malformed: `The row has ${count}, but the header has ${columns.length}` };
  }
  const entries = columns.map((column, index) => [column, cells[index] ?? ''] as const);
  return { cells: Object.fromEntries(entries.filter(([, cell]) => cell !== '')) };
}
