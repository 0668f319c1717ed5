import { swallowsRows, trimText } from '@rollcall/contract/csv';
import {
  CustomerFileError,
  type CustomerFileOptions,
  type CustomerRow,
  openCustomerFile,
  surveyCustomerFile,
} from '@rollcall/contract/customer-file';
import { customerColumns } from './columns.ts';
import { fileError } from './file-error.ts';
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

/** Keeps a quotation mark that is never closed from reading the rest of a large file into memory. */
const LIMITS = { rowCharactersMax: 4 * 1_048_576, columnsMax: Number.POSITIVE_INFINITY };

/** Opens a CSV file at its first row. @throws {CliError} if it cannot be read. */
export async function openCsvRows(
  chunks: AsyncIterable<Buffer>,
  options: CustomerFileOptions,
  name = 'The file',
): Promise<SourceRows & { readonly csv: CsvStyle }> {
  const read = { bytes: 0 };
  const counted = countedBytes(chunks, read);
  const file = await openCustomerFile(counted, customerColumns, options, LIMITS).catch((error) =>
    throwFor(error, name),
  );
  const { failure, escaped } = file.plan.own;
  const header =
    file.header.length === 1
      ? file.header
      : file.header.filter((_, index) => !failure.includes(index) && index !== escaped);
  const csv = { header, delimiter: file.delimiter, bom: file.hasMark || file.encoding !== 'utf-8' };
  return { csv, rows: rowsOf(file.rows, csv, read, name), ignored: new Set(), notes: file.notes };
}

/** Reads a CSV file to its end. @throws {CliError} if any part of it cannot be read. */
export async function surveyCsv(
  chunks: AsyncIterable<Buffer>,
  options: CustomerFileOptions,
  name: string,
): Promise<void> {
  await surveyCustomerFile(chunks, customerColumns, options, LIMITS).catch((error) => throwFor(error, name));
}

async function* countedBytes(chunks: AsyncIterable<Buffer>, read: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    read.bytes += chunk.byteLength;
    yield chunk;
  }
}

/** The bytes of a row end at the latest where reading has arrived, which is exact enough for the progress. */
async function* rowsOf(
  rows: AsyncIterable<CustomerRow>,
  style: CsvStyle,
  read: { readonly bytes: number },
  name: string,
): AsyncGenerator<SourceRow> {
  try {
    for await (const { line, customer, problem, archived, original } of rows) {
      const suspects = customer === null ? [] : [...suspectsOf(customer), ...swallowingCells(original, style)];
      yield { line, endByte: read.bytes, customer, problem, archived, suspects, original };
    }
  } catch (error) {
    throwFor(error, name);
  }
}

function swallowingCells(cells: readonly string[], { header, delimiter }: CsvStyle): Suspect[] {
  return cells.flatMap((value, index) =>
    value.includes('\n') && swallowsRows(value, delimiter, header.length)
      ? [{ suspicion: 'swallowed_rows' as const, field: trimText(header[index] ?? ''), value }]
      : [],
  );
}

function throwFor(error: unknown, name: string): never {
  throw error instanceof CustomerFileError ? fileError(error, name) : error;
}
