import type { CsvColumns } from '../csv/columns.ts';
import type { CsvEncoding } from '../generated/models.ts';
import { trimText } from '../trim.ts';
import { type ColumnPlan, planColumns } from './columns/column-plan.ts';
import { CustomerFileError, type CustomerFileProblem, type Remedy, unreadable } from './errors.ts';
import { type FileNote, FileNotes } from './notes.ts';
import type { CustomerFileOptions } from './options.ts';
import { type CustomerRow, RowReader, withoutAdded } from './rows/row-reader.ts';
import { type ByteSource, iteratorOf } from './text/byte-source.ts';
import type { CsvRecord } from './text/record-reader.ts';
import { noteTitles, openTable, type Table, withHeader } from './text/table.ts';

/** A file of customers, opened at its first row. */
export interface CustomerFile {
  /** The names of the columns as the file has them. */
  readonly header: readonly string[];
  /** The same without those that an earlier import has added: the names of the cells of a row. */
  readonly names: readonly string[];
  readonly plan: ColumnPlan;
  readonly delimiter: string;
  readonly encoding: CsvEncoding;
  /** Whether it begins with a byte order mark. */
  readonly hasMark: boolean;
  /**
   * The rows below the header. They can be read once.
   *
   * @throws {CustomerFileError} if the bytes are not text, or a quotation mark is never closed: after the rows before it.
   */
  readonly rows: AsyncIterable<CustomerRow>;
  /** The changes to the header, and to the rows so far. */
  notes(): FileNote[];
}

/** The largest file of customers that a reader accepts. */
export interface CustomerFileLimits {
  /** Columns of the header. Default: 1,000. */
  readonly columnsMax?: number;
  /** Characters of a row. A longer one is malformed. Default: 262,144. */
  readonly rowCharactersMax?: number;
  /** Lets other work run. It is called after every few thousand characters. Default: nothing is called. */
  readonly pause?: () => Promise<unknown>;
}

const COLUMNS_MAX = 1000;
const ROW_CHARACTERS_MAX = 262_144;

/**
 * Opens a CSV file of customers, however the program that wrote it has shaped it: its encoding, delimiter, line ends,
 * names of columns and formats are recognized, or given by the options. Nothing is dropped or changed without a note.
 *
 * @param source the bytes of the file.
 * @param known the columns that customers have.
 * @throws {CustomerFileError} if it is no CSV file, or if its header does not fit.
 */
export async function openCustomerFile(
  source: ByteSource,
  known: CsvColumns,
  options: CustomerFileOptions = {},
  limits: CustomerFileLimits = {},
): Promise<CustomerFile> {
  const notes = new FileNotes();
  const { table, plan } = await openPlanned(source, known, options, limits, notes);
  const rules = { dateFormat: options.date_format, hasApostrophes: plan.hasApostrophes };
  const rows = rowsOf(table, new RowReader(plan, known, rules, notes));
  const { header, delimiter, encoding, hasMark } = table;
  const names = withoutAdded(header, plan.own);
  return { header, names, plan, delimiter, encoding, hasMark, rows, notes: () => notes.list() };
}

/** The size of a whole file. */
export interface CustomerFileSize {
  /** Records below the header, blank ones included. */
  readonly records: number;
  readonly lines: number;
}

/**
 * Reads a CSV file of customers to its end, so that a file that cannot be read is refused before any of its rows is used.
 *
 * @throws {CustomerFileError} as {@link openCustomerFile}, and for bytes that are not text or a quotation mark that is never
 * closed, which would hide all rows after it.
 */
export async function surveyCustomerFile(
  source: ByteSource,
  known: CsvColumns,
  options: CustomerFileOptions = {},
  limits: CustomerFileLimits = {},
): Promise<CustomerFileSize> {
  const { table } = await openPlanned(source, known, options, limits, new FileNotes());
  let records = 0;
  for await (const batch of table.batches) {
    const line = unclosedLineOf(batch);
    if (line !== undefined) throw unclosedQuote(line, table.lines());
    records += batch.length;
  }
  return { records, lines: table.lines() };
}

/**
 * Reads the names of the columns of a CSV file, whether customers have them or not.
 *
 * @throws {CustomerFileError} if it is no CSV file.
 */
export async function readHeader(source: ByteSource, options: CustomerFileOptions = {}): Promise<readonly string[]> {
  const chunks = iteratorOf(source);
  try {
    const bytes = { [Symbol.asyncIterator]: () => chunks };
    return (await openTable(bytes, options, { rowCharactersMax: ROW_CHARACTERS_MAX }, new FileNotes())).header;
  } finally {
    await chunks.return?.();
  }
}

async function openPlanned(
  source: ByteSource,
  known: CsvColumns,
  options: CustomerFileOptions,
  { columnsMax = COLUMNS_MAX, rowCharactersMax = ROW_CHARACTERS_MAX, pause }: CustomerFileLimits,
  notes: FileNotes,
): Promise<Planned> {
  const chunks = iteratorOf(source);
  try {
    const bytes = { [Symbol.asyncIterator]: () => chunks };
    const table = await openTable(bytes, options, { rowCharactersMax, pause }, notes);
    if (table.header.length > columnsMax) {
      throw unreadable('too_many_items', `The header must have at most ${columnsMax} columns`);
    }
    return await planOrSuggest(table, options, known, notes);
  } catch (error) {
    // Nothing reads the source to its end now, which may be an open file.
    await chunks.return?.();
    throw error;
  }
}

interface Planned {
  readonly table: Table;
  readonly plan: ColumnPlan;
}

async function* rowsOf({ batches, lines }: Table, rows: RowReader): AsyncGenerator<CustomerRow> {
  for await (const batch of batches) {
    const line = unclosedLineOf(batch);
    for (const record of line === undefined ? batch : batch.slice(0, -1)) {
      // Not by yield*, which takes several times as long.
      for (const row of rows.push(record)) yield row;
    }
    if (line !== undefined) throw unclosedQuote(line, lines());
  }
  rows.end();
}

/** Nothing comes after a quotation mark that is never closed. */
function unclosedLineOf(batch: readonly CsvRecord[]): number | undefined {
  return batch.at(-1)?.unclosedLine;
}

function unclosedQuote(line: number, lines: number): CustomerFileError {
  const after = lines - line;
  const effect = `so that the ${after === 1 ? 'line' : `${after.toLocaleString('en')} lines`} after it would belong to the same cell`;
  return unreadable(
    'malformed_row',
    `Line ${line} has a quotation mark that is never closed${after === 0 ? '' : `, ${effect}`}. ` +
      'Remove the mark, or write it twice within a quoted cell. If that line is correct, a mark in an earlier line is not',
  );
}

/** With a preset, whose columns are known, titles above the header are skipped; else, the header is only suggested. */
async function planOrSuggest(
  table: Table,
  options: CustomerFileOptions,
  known: CsvColumns,
  notes: FileNotes,
): Promise<Planned> {
  const header = table.header.map(trimText);
  try {
    return { table, plan: planColumns(header, options, known, notes) };
  } catch (error) {
    if (!(error instanceof CustomerFileError) || options.header_row !== undefined) throw error;
    const below = await table.below();
    const better = below.find(({ cells }) => isHeader(cells, options, known));
    if (better === undefined) throw header.some((name) => EMAIL.test(name)) ? withoutNames(error) : error;
    if (options.from === undefined) throw headerBelow(better);
    noteTitles(better.line - 1, notes);
    return {
      table: withHeader(table, below, better),
      plan: planColumns(better.cells.map(trimText), options, known, notes),
    };
  }
}

/** A customer's address is no name of a column. */
const EMAIL = /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/;

function headerBelow({ line }: CsvRecord): CustomerFileError {
  const remedies: readonly Remedy[] = [{ option: 'header_row', value: line }];
  const message = `Line ${line} looks like the header, not the first line`;
  return new CustomerFileError([{ code: 'invalid_format', field: null, message, remedies }], remedies);
}

function withoutNames({ problems, remedies, mapping }: CustomerFileError): CustomerFileError {
  const message = 'The first line looks like a customer; it must name the columns';
  const problem: CustomerFileProblem = { code: 'invalid_format', field: null, message, remedies: [] };
  return new CustomerFileError([problem, ...problems], remedies, mapping);
}

/** Whether a row would fit as the header, or lacks only what options can add. */
function isHeader(cells: readonly string[], options: CustomerFileOptions, known: CsvColumns): boolean {
  // Without a field that no option can add, every row would look like a header.
  const addable = known.required.includes('primary_email') ? ['customer_key', 'customer_type'] : [];
  try {
    planColumns(cells.map(trimText), { ...options, ignore_unknown: true }, known, new FileNotes());
    return true;
  } catch (error) {
    return error instanceof CustomerFileError && error.problems.every(({ field }) => addable.includes(field ?? ''));
  }
}
