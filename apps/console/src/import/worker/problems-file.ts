import { failedRowLine, failedRowsHeader } from '@rollcall/contract/customer-file';
import type { ProblemRow, RowIssue } from '../import-state.ts';
import type { ImportStore } from './import-store.ts';

/** Rows that are read at a time. */
const PAGE_SIZE = 1000;

/** The style of the file that the rows come from. */
interface FileStyle {
  readonly names: readonly string[];
  readonly delimiter: string;
}

/**
 * The rows that cannot be imported as a CSV file for a spreadsheet, with the line, the code and the reason of each. It can be
 * imported again, here and by the command line.
 */
export async function problemsFile(store: ImportStore, { names, delimiter }: FileStyle): Promise<Blob> {
  const options = { delimiter, forSpreadsheet: true };
  // A byte order mark says that it is UTF-8.
  const parts: Blob[] = [new Blob(['\uFEFF', failedRowsHeader(names, options)])];
  for (let after = 0; ; ) {
    const rows = await store.problems(after, PAGE_SIZE);
    const last = rows.at(-1);
    if (last === undefined) return new Blob(parts, { type: 'text/csv;charset=utf-8' });
    // Each page is a blob of its own, which the browser need not hold in memory.
    parts.push(new Blob(rows.map((row) => failedRowLine(toFailedRow(row), options))));
    after = last.number;
  }
}

function toFailedRow({ line, cells, issues }: ProblemRow) {
  const [first] = issues;
  return { line, cells, code: first?.code ?? '', reason: issues.map(sentenceOf).join('; ') };
}

function sentenceOf({ field, message }: RowIssue): string {
  return field === null ? message : `${field} ${message}`;
}
