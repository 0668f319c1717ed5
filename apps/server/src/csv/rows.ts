import type { Issue } from '@rollcall/contract';
import { DomainError } from '../core/errors.ts';
import type { UploadedFile } from '../http/request/multipart.ts';
import { isAtLeastOne, validationFailed } from '../validation/issues.ts';
import { requiredNames, scalarNames, unknownNameIssues } from '../validation/known-names.ts';
import { type CsvRecord, csvRecords } from './records.ts';

/** One row below the header: its cells by column, without the empty ones, or a sentence on why it cannot be read. */
export type CsvRow = { readonly cells: Readonly<Record<string, string>> } | { readonly malformed: string };

/** Two bytes can be a row, and what is answered about a row takes hundreds of times as much. */
const LINES_MAX = 100_000;

const LINE_END = 0x0a;

/**
 * Reads the rows of a CSV file, twice: first all of it is looked at, so that everything that refuses the file as a whole
 * is found before the first row is handed out, and nothing of a refused file is ever stored. What is wrong with a row
 * concerns that row alone.
 *
 * @throws DomainError `invalid_encoding`, `validation_failed` (the header, or the number of lines).
 */
export async function* readRows(file: UploadedFile): AsyncGenerator<CsvRow> {
  await requireReadable(file);
  const records = csvRecords(file.read());
  const columns = columnsOf((await records.next()).value);
  for await (const record of records) yield toRow(columns, record);
}

async function requireReadable(file: UploadedFile): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lineEnds = 0;
  let lastByte: number | undefined;
  for await (const chunk of file.read()) {
    decode(decoder, chunk);
    lineEnds += countLineEnds(chunk);
    lastByte = chunk.at(-1);
  }
  decode(decoder);
  const lines = lastByte === LINE_END ? lineEnds : lineEnds + 1;
  if (lines <= LINES_MAX) return;
  throw validationFailed([
    { code: 'too_many_items', field: file.field, message: `must have at most ${LINES_MAX} lines` },
  ]);
}

/** Without a chunk, it is the end. */
function decode(decoder: TextDecoder, chunk?: Buffer): void {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new DomainError('invalid_encoding', 'The body is not valid UTF-8', { cause });
  }
}

function countLineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, at + 1)) count += 1;
  return count;
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

const KNOWN = scalarNames('CustomerCreate');
const REQUIRED = requiredNames('CustomerCreate');
const columnNames = { noun: 'column', knownNames: () => KNOWN } as const;

/** What is wrong with the header of a file: first with the columns that we know, in the order of the schema. */
export function headerIssues(columns: readonly string[]): Issue[] {
  const unknown = [...new Set(columns)].filter((column) => column !== '' && !KNOWN.includes(column));
  return [
    ...KNOWN.flatMap((known) => knownColumnIssues(known, columns.filter((column) => column === known).length)),
    ...namelessColumnIssues(columns),
    ...unknownNameIssues(columnNames, [], unknown),
  ];
}

function knownColumnIssues(field: string, count: number): Issue[] {
  if (count > 1) return [{ code: 'too_many_items', field, message: 'must not be repeated' }];
  return count === 0 && REQUIRED.includes(field) ? [{ code: 'required', field, message: 'is required' }] : [];
}

/** A sentence of its own, since there is no name to begin it with. */
function namelessColumnIssues(columns: readonly string[]): Issue[] {
  const index = columns.indexOf('');
  return index === -1 ? [] : [{ code: 'unknown_field', field: null, message: `Column ${index + 1} has no name` }];
}

/** Groups what comes one by one. Only the last batch may be smaller; none is empty. */
export async function* inBatches<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
