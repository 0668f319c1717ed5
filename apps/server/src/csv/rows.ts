import {
  type CsvColumn,
  CsvColumns,
  cellCountProblem,
  delimiterOf,
  isBlankRecord,
  movedCodeProblem,
  QuoteScanner,
  trimText,
} from '@rollcall/contract/csv';
import { document } from '@rollcall/contract/document';
import { DomainError } from '../core/errors.ts';
import { unknownNameIssues } from '../validation/field-catalog.ts';
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

/** One row below the header: the customer in its cells, or a sentence on why it cannot be read. */
export type CsvRow = {
  /** From 1, counting the blank rows, which are skipped. */
  readonly number: number;
} & ({ readonly customer: Readonly<Record<string, unknown>> } | { readonly malformed: string });

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
  let quotes: QuoteScanner | undefined;
  for await (const chunk of file.read()) {
    decode(decoder, chunk);
    quotes ??= new QuoteScanner(delimiterOf(chunk.toString()));
    quotes.push(chunk);
    lastByte = chunk.at(-1);
  }
  decode(decoder);
  const lines = lastByte === LINE_END ? file.lines : file.lines + 1;
  if (lines > LINES_MAX) {
    const message = `must have at most ${LINES_MAX} lines`;
    throw validationFailed([{ code: 'too_many_items', field: file.field, message }]);
  }
  const unclosed = quotes?.end().unclosed;
  if (!unclosed) return;
  // All lines after it would belong to one cell.
  const message = `has a quotation mark in line ${unclosed.line} that is never closed`;
  throw validationFailed([{ code: 'malformed_row', field: file.field, message }]);
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
function columnsOf(header: CsvRecord | undefined): readonly CsvColumn[] {
  const cells = header !== undefined && 'cells' in header ? header.cells : [];
  if (cells.length > COLUMNS_MAX) {
    const message = `The header must have at most ${COLUMNS_MAX} columns`;
    throw validationFailed([{ code: 'too_many_items', field: null, message }]);
  }
  const names = cells.map(trimText);
  const columns = names.flatMap((name) => csvColumns.named(name) ?? []);
  const issues = headerIssues(names, columns);
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  return columns;
}

function toRow(columns: readonly CsvColumn[], record: CsvRecord, number: number): CsvRow {
  if ('problem' in record) return { number, malformed: `The row ${record.problem}` };
  const cells = record.cells.map(trimText);
  const problem = cellCountProblem(cells.length, columns.length) ?? movedCodeProblem(cells);
  if (problem !== undefined) return { number, malformed: `The row ${problem}` };
  const read = csvColumns.read(columns, cells);
  return 'problem' in read ? { number, malformed: `The row ${read.problem}` } : { number, customer: read.customer };
}

const csvColumns = new CsvColumns(document.components.schemas ?? {});

/** The issues of a header: first those of the known columns. */
function headerIssues(names: readonly string[], columns: readonly CsvColumn[]): ValidationIssue[] {
  const present = new Set(columns.map(({ path }) => path[0]));
  const missing = csvColumns.required.filter((name) => !present.has(name));
  const unknown = [...new Set(names)].filter((name) => name !== '' && csvColumns.named(name) === undefined);
  // The fields that have a column already are not suggested again.
  const knownNames = (): readonly string[] => csvColumns.names.filter((name) => !present.has(name));
  return [
    ...missing.map((field): ValidationIssue => ({ code: 'required', field, message: 'is required' })),
    ...csvColumns.repeated(columns).map(repeatedColumnIssue),
    ...namelessColumnIssues(names),
    ...unknownNameIssues({ noun: 'column', knownNames }, [], unknown),
  ];
}

function repeatedColumnIssue(field: string): ValidationIssue {
  return { code: 'too_many_items', field, message: 'must not be repeated' };
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
