import { pipeline, Readable } from 'node:stream';
import {
  cellCountProblem,
  csvParseOptions,
  csvProblems,
  decodeCell,
  delimiterOf,
  hasStrayQuote,
  isBlankRecord,
  trimText,
} from '@rollcall/contract/csv';
import { type CsvError, parse } from 'csv-parse';
import { CliError } from '../core/errors.ts';
import { type ColumnMapping, fieldsOfHeader } from './columns.ts';
import type { SourceRow } from './source.ts';

/** The style of a CSV file, so that its failed rows are written in the same way. */
export interface CsvStyle {
  /** The names of the columns, unchanged. */
  readonly header: readonly string[];
  /** The field of each column; `null` for a column that is left out. */
  readonly fields: readonly (string | null)[];
  readonly delimiter: string;
  /** Whether the file begins with a byte order mark, which Excel needs to recognize UTF-8. */
  readonly bom: boolean;
}

/** Opens a CSV file at its first row. @throws {CliError} if the header is invalid. */
export async function openCsvRows(
  chunks: AsyncIterable<Buffer>,
  mapping: ColumnMapping,
): Promise<{ csv: CsvStyle; rows: AsyncIterable<SourceRow> }> {
  const { first, all } = await peek(chunks);
  const delimiter = delimiterOf(first.toString());
  const records = csvRecords(all, delimiter);
  const { value: head, done } = await records.next();
  if (done) throw new CliError('The file is empty; its first line must name the columns');
  if (head.problem) throw new CliError(`The header of the file ${head.problem}`);
  const fields = fieldsOfHeader(head.cells.map(trimText), mapping);
  const csv = { header: head.cells, fields, delimiter, bom: first.indexOf('\uFEFF') === 0 };
  return { csv, rows: rowsOf(records, fields) };
}

async function* rowsOf(
  records: AsyncIterable<CsvRecord>,
  fields: readonly (string | null)[],
): AsyncGenerator<SourceRow> {
  for await (const { cells, line, endByte, problem } of records) {
    if (problem === null && isBlankRecord(cells)) continue;
    const found = problem ?? cellCountProblem(cells.length, fields.length) ?? null;
    const customer = found === null ? customerOf(cells, fields) : null;
    yield { line, endByte, customer, problem: found, original: cells };
  }
}

/** An empty cell leaves its field out. */
function customerOf(cells: readonly string[], fields: readonly (string | null)[]): Record<string, string | boolean> {
  const customer: Record<string, string | boolean> = {};
  for (const [index, field] of fields.entries()) {
    const cell = trimText(cells[index] ?? '');
    if (field && cell) customer[field] = decodeCell(field, cell);
  }
  return customer;
}

/** One record of a CSV file. */
interface CsvRecord {
  readonly cells: readonly string[];
  /** Why the cells are unreliable, in words that follow "The row". */
  readonly problem: string | null;
  /** Line of the file in which the record begins, from 1. */
  readonly line: number;
  /** Offset in the file at which the record ends, in bytes. */
  readonly endByte: number;
}

/** Keeps a quotation mark that is never closed from reading the rest of a large file into memory. */
const RECORD_BYTES_MAX = 4 * 1_048_576;

/**
 * Reads a CSV file by the rules of the API's own upload: a byte order mark and empty lines are ignored, cells are
 * separated by commas, semicolons or tabs, and lines end in LF or CRLF.
 */
async function* csvRecords(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<CsvRecord> {
  let unclosed: string | undefined;
  let lines = 0;
  let extraLines = 0;
  const parser = parse({
    ...csvParseOptions(delimiter),
    info: true,
    max_record_size: RECORD_BYTES_MAX,
    on_skip: (_error: CsvError | undefined, raw = '') => {
      unclosed ??= raw;
    },
  });
  // An error of the source ends the parser, and is thrown by the loop below.
  pipeline(Readable.from(chunks), parser, () => undefined);
  for await (const { record, raw, info } of parser as AsyncIterable<Parsed>) {
    const text = raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
    // The parser counts a CRLF within a cell as two line ends.
    extraLines += text.split('\r').length - 1;
    lines = info.lines - extraLines;
    const line = lines - text.split('\n').length + 1;
    const problem = hasStrayQuote(text, delimiter) ? csvProblems.strayQuote : null;
    yield { cells: problem ? [text] : record, problem, line, endByte: info.bytes };
  }
  if (unclosed !== undefined) yield unclosedRecord(unclosed, lines + 1, parser.info.bytes);
}

interface Parsed {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number; readonly bytes: number };
}

/** Keeps the first line only: the rest of the record is the rest of the file. */
function unclosedRecord(raw: string, line: number, endByte: number): CsvRecord {
  const [first = ''] = raw.replace(/^[\r\n]+/, '').split(/\r?\n/, 1);
  return { cells: [first], problem: csvProblems.unclosedQuote, line, endByte };
}

/** Reads the first chunk of a source without consuming it. The chunk is empty if the source is. */
async function peek(chunks: AsyncIterable<Buffer>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { value } = await iterator.next();
  const first: Buffer = value ?? Buffer.alloc(0);
  return { first, all: joined(first, iterator) };
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
