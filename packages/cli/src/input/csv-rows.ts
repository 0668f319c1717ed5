import { delimiterOf } from '@rollcall/contract/csv';
import { CliError } from '../cli-error.ts';
import { type ColumnMapping, fieldsOfHeader } from './csv-header.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { peek } from './peek.ts';
import type { SourceRow } from './source-row.ts';

/** A file that is open at its first row. */
export interface OpenRows {
  /** How the file is written; `null` for NDJSON. */
  readonly csv: CsvStyle | null;
  readonly rows: AsyncIterable<SourceRow>;
}

/** How a CSV file is written, so that its failed rows can be written alike. */
export interface CsvStyle {
  /** The names of the columns as the file has them. */
  readonly header: readonly string[];
  readonly delimiter: string;
  /** Whether it begins with a byte order mark, without which Excel does not see that it is UTF-8. */
  readonly bom: boolean;
}

/** Opens a CSV file. @throws {CliError} where its header cannot be used. */
export async function openCsvRows(chunks: AsyncIterable<Buffer>, mapping: ColumnMapping): Promise<OpenRows> {
  const { first, all } = await peek(chunks);
  const delimiter = delimiterOf(first.toString());
  const records = csvRecords(all, delimiter);
  const { value: head, done } = await records.next();
  if (done) throw new CliError('The file is empty: its first line has to name the columns');
  if (head.problem) throw new CliError(`The header of the file ${head.problem}`);
  const csv = { header: head.cells, delimiter, bom: first.indexOf('\uFEFF') === 0 };
  return { csv, rows: rowsOf(records, fieldsOfHeader(head.cells, mapping)) };
}

async function* rowsOf(
  records: AsyncIterable<CsvRecord>,
  fields: readonly (string | null)[],
): AsyncGenerator<SourceRow> {
  for await (const { cells, line, endByte, problem } of records) {
    const found = problem ?? lengthProblem(cells.length, fields.length);
    const customer = found === null ? customerOf(cells, fields) : null;
    yield { line, endByte, customer, problem: found, original: cells };
  }
}

function lengthProblem(cells: number, columns: number): string | null {
  if (cells === columns) return null;
  return `has ${cells === 1 ? '1 cell' : `${cells} cells`}, but the header has ${columns}`;
}

/** The numbers that the hosted API's sample file has in this column. */
const TAX_STATUSES: Readonly<Record<string, string>> = { 1: 'TAXABLE', 2: 'TAX_EXEMPT' };

/** An empty cell says nothing of its field. */
function customerOf(cells: readonly string[], fields: readonly (string | null)[]): Record<string, string> {
  const customer: Record<string, string> = {};
  for (const [index, field] of fields.entries()) {
    const cell = cells[index];
    if (field && cell) customer[field] = field === 'tax_status' ? (TAX_STATUSES[cell] ?? cell) : cell;
  }
  return customer;
}
