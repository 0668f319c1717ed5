import { cellCountProblem, isBlankRecord, trimText } from '@rollcall/contract/csv';
import { DomainError } from '../core/errors.ts';
import { requiredNames, scalarNames, unknownNameIssues } from '../validation/field-catalog.ts';
import { isAtLeastOne, type ValidationIssue, validationFailed } from '../validation/issues.ts';
import { type CsvRecord, csvRecords } from './records.ts';

/** An uploaded file, complete. As JSON it is its field and its digest, which identify it. */
export interface UploadedFile {
  /** Its form field: issues of the file as a whole have this name. */
  readonly field: string;
  /** SHA-256 of its bytes, in hexadecimal digits. */
  readonly digest: string;
  /** How many line ends it has. */
  readonly lines: number;
  /** Its bytes from the beginning, in chunks of 64 KiB. May be called several times. */
  read(): AsyncIterable<Buffer>;
}

/** One row below the header: its non-empty cells by column, or a sentence on why it cannot be read. */
export type CsvRow = {
  /** From 1, counting the blank rows, which are skipped. */
  readonly number: number;
} & ({ readonly cells: Readonly<Record<string, string>> } | { readonly malformed: string });

/** A row can have two bytes, and its part of the answer takes hundreds of times as much. */
const LINES_MAX = 100_000;

const LINE_END = 0x0a;

/**
 * Reads the rows of a CSV file, in two passes. The first one checks the file as a whole before any row is returned, so
 * that no row of a refused file is ever stored. A problem of one row concerns that row alone.
 *
 * @throws DomainError `invalid_encoding`, `validation_failed` (the header, or the number of lines).
 */
export async function* readRows(file: UploadedFile): AsyncGenerator<CsvRow> {
  await requireReadable(file);
  const records = csvRecords(file.read());
  const columns = columnsOf((await records.next()).value);
  let number = 0;
  for await (const record of records) {
    number += 1;
    if ('problem' in record || !isBlankRecord(record.cells)) yield toRow(columns, record, number);
  }
}

async function requireReadable(file: UploadedFile): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lastByte: number | undefined;
  for await (const chunk of file.read()) {
    decode(decoder, chunk);
    lastByte = chunk.at(-1);
  }
  decode(decoder);
  const lines = lastByte === LINE_END ? file.lines : file.lines + 1;
  if (lines <= LINES_MAX) return;
  throw validationFailed([
    { code: 'too_many_items', field: file.field, message: `must have at most ${LINES_MAX} lines` },
  ]);
}

/** @param chunk `undefined` at the end of the file. */
function decode(decoder: TextDecoder, chunk?: Buffer): void {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new DomainError('invalid_encoding', 'The body is not valid UTF-8', { cause });
  }
}

export function countLineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, at + 1)) count += 1;
  return count;
}

/** Counted before the names are compared with each other: a header may have a million. */
const COLUMNS_MAX = 1000;

/** A file without a readable header lacks the required columns. */
function columnsOf(header: CsvRecord | undefined): readonly string[] {
  const cells = header !== undefined && 'cells' in header ? header.cells : [];
  if (cells.length > COLUMNS_MAX) {
    const message = `The header must have at most ${COLUMNS_MAX} columns`;
    throw validationFailed([{ code: 'too_many_items', field: null, message }]);
  }
  const columns = cells.map(trimText);
  const issues = headerIssues(columns);
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  return columns;
}

function toRow(columns: readonly string[], record: CsvRecord, number: number): CsvRow {
  if ('problem' in record) return { number, malformed: `The row ${record.problem}` };
  const { cells } = record;
  const problem = cellCountProblem(cells.length, columns.length);
  if (problem !== undefined) return { number, malformed: `The row ${problem}` };
  const entries = columns.map((column, index) => [column, trimText(cells[index] ?? '')] as const);
  return { number, cells: Object.fromEntries(entries.filter(([, cell]) => cell !== '')) };
}

const KNOWN = scalarNames('CustomerCreate');
const REQUIRED = requiredNames('CustomerCreate');
const columnNames = { noun: 'column', knownNames: () => KNOWN } as const;

/** The issues of a header: first those of the known columns, in the order of the schema. */
function headerIssues(columns: readonly string[]): ValidationIssue[] {
  const unknown = [...new Set(columns)].filter((column) => column !== '' && !KNOWN.includes(column));
  return [
    ...KNOWN.flatMap((known) => knownColumnIssues(known, columns.filter((column) => column === known).length)),
    ...namelessColumnIssues(columns),
    ...unknownNameIssues(columnNames, [], unknown),
  ];
}

function knownColumnIssues(field: string, count: number): ValidationIssue[] {
  if (count > 1) return [{ code: 'too_many_items', field, message: 'must not be repeated' }];
  return count === 0 && REQUIRED.includes(field) ? [{ code: 'required', field, message: 'is required' }] : [];
}

/** The message is a whole sentence, since there is no name to begin it with. */
function namelessColumnIssues(columns: readonly string[]): ValidationIssue[] {
  const index = columns.indexOf('');
  return index === -1 ? [] : [{ code: 'unknown_field', field: null, message: `Column ${index + 1} has no name` }];
}

/** Groups items. Only the last batch may be smaller; none is empty. */
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
