import { pipeline, Readable } from 'node:stream';
import {
  type CsvColumn,
  cellCountProblem,
  csvParseOptions,
  csvProblems,
  delimiterOf,
  hasStrayQuote,
  isBlankRecord,
  movedCodeProblem,
  swallowsRows,
  trimText,
} from '@rollcall/contract/csv';
import { type CsvError, parse } from 'csv-parse';
import { unescapedFormula } from '../core/csv-line.ts';
import { CliError } from '../core/errors.ts';
import { type ColumnMapping, columnsOfHeader, customerColumns } from './columns.ts';

import { archivedProblem, ignoredColumns, type OwnColumns, ownColumnsOf } from './own-columns.ts';
import { RECORD_BYTES_MAX, unreadableRest } from './quotes.ts';
import type { SourceRow, SourceRows } from './source.ts';
import { type Suspect, suspectsOf } from './suspects.ts';

/** The style of a CSV file, so that its failed rows are written in the same way. */
export interface CsvStyle {
  /** The names of the columns, unchanged, without those that an earlier import has added. */
  readonly header: readonly string[];
  readonly delimiter: string;
  /** Whether the file begins with a byte order mark, which Excel needs to recognize UTF-8. */
  readonly bom: boolean;
}

/** Opens a CSV file at its first row. @throws {CliError} if the header is invalid. */
export async function openCsvRows(
  chunks: AsyncIterable<Buffer>,
  mapping: ColumnMapping,
): Promise<SourceRows & { readonly csv: CsvStyle }> {
  const { first, all } = await peek(chunks);
  const delimiter = delimiterOf(first.toString());
  const records = csvRecords(all, delimiter);
  const { value: head, done } = await records.next();
  if (done) throw new CliError('The file is empty; its first line must name the columns');
  if (head.problem) throw new CliError(`The header of the file ${head.problem}`);
  const layout = layoutOf(head.cells, delimiter, mapping);
  const csv = { header: withoutAdded(head.cells, layout.own), delimiter, bom: first.indexOf('\uFEFF') === 0 };
  return { csv, rows: rowsOf(records, layout), ignored: new Set(ignoredColumns(layout.names, layout.own)) };
}

/** How the cells of each row are read. */
interface Layout {
  /** The names of the columns, or what `--map` makes of them. */
  readonly names: readonly string[];
  readonly columns: readonly (CsvColumn | null)[];
  readonly own: OwnColumns;
  readonly delimiter: string;
}

function layoutOf(header: readonly string[], delimiter: string, mapping: ColumnMapping): Layout {
  const trimmed = header.map(trimText);
  const names = trimmed.map((name) => mapping.map?.[name] ?? name);
  const own = ownColumnsOf(names);
  const { failure, readOnly, archived, escaped } = own;
  const indexes = new Set([...failure, ...readOnly, archived, escaped]);
  return { names, columns: columnsOfHeader(trimmed, indexes, mapping), own, delimiter };
}

async function* rowsOf(records: AsyncIterable<CsvRecord>, layout: Layout): AsyncGenerator<SourceRow> {
  for await (const record of records) {
    const { cells, line, endByte, problem } = record;
    if (problem === null && isBlankRecord(cells)) continue;
    const plain = layout.own.escaped === -1 ? cells : unescaped(cells, layout.own);
    const original = withoutAdded(plain, layout.own);
    const read = problem === null ? readCells(plain, layout) : { problem };
    if ('problem' in read) {
      yield { line, endByte, customer: null, problem: read.problem, archived: false, suspects: [], original };
    } else {
      const suspects = [...suspectsOf(read.customer), ...swallowingCells(plain, layout)];
      yield { line, endByte, ...read, problem: null, suspects, original };
    }
  }
}

function readCells(
  cells: readonly string[],
  { columns, own }: Layout,
): { readonly customer: object; readonly archived: boolean } | { readonly problem: string } {
  const count = cellCountProblem(cells.length, columns.length);
  if (count !== undefined) return { problem: count };
  // The cells of an export are exact.
  const trimmed = own.isExport ? cells : cells.map(trimText);
  const moved = movedCodeProblem(trimmed, (index) => index === own.failure[1]);
  if (moved !== undefined) return { problem: moved };
  const archivedAt = trimmed[own.archived] ?? '';
  const problem = archivedAt === '' ? undefined : archivedProblem(archivedAt);
  if (problem !== undefined) return { problem };
  const read = customerColumns.read(columns, trimmed);
  return 'problem' in read ? read : { ...read, archived: archivedAt !== '' };
}

/** Without the columns that an earlier import has added. They may be missing in a row with too few cells. */
function withoutAdded<Cell>(cells: readonly Cell[], { failure, escaped }: OwnColumns): Cell[] {
  // The only cell of a row with a stray quotation mark is its whole text.
  return cells.length === 1 ? [...cells] : cells.filter((_, index) => !failure.includes(index) && index !== escaped);
}

function unescaped(cells: readonly string[], { escaped }: OwnColumns): readonly string[] {
  return trimText(cells[escaped] ?? '') === 'yes' ? cells.map(unescapedFormula) : cells;
}

function swallowingCells(cells: readonly string[], { names, delimiter }: Layout): Suspect[] {
  return cells.flatMap((value, index) =>
    value.includes('\n') && swallowsRows(value, delimiter, names.length)
      ? [{ suspicion: 'swallowed_rows' as const, field: names[index] ?? '', value }]
      : [],
  );
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

/**
 * Reads a CSV file by the rules of the API's own upload: a byte order mark and empty lines are ignored, cells are
 * separated by commas, semicolons or tabs, and lines end in LF or CRLF.
 *
 * @throws {CliError} after the last row that can be read, if all others belong to a quotation mark that is never closed.
 */
async function* csvRecords(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<CsvRecord> {
  let failure: CsvError | undefined;
  let lines = 0;
  let extraLines = 0;
  const parser = parse({
    ...csvParseOptions(delimiter),
    info: true,
    max_record_size: RECORD_BYTES_MAX,
    on_skip: (error) => {
      failure ??= error;
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
  if (failure !== undefined) throw unreadableRest(failure.code, lines + 1);
}

interface Parsed {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number; readonly bytes: number };
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
