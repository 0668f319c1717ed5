import {
  type CustomerFile,
  CustomerFileError,
  type CustomerFileOptions,
  type CustomerRow,
  openCustomerFile,
  surveyCustomerFile,
  suspectsOfRow,
  withoutAdded,
} from '@rollcall/contract/customer-file';
import { columnsToUpdate, customerColumns } from './columns.ts';
import { fileError } from './file-error.ts';
import type { SourceRow, SourceRows } from './source.ts';

/** The style of a CSV file, so that its failed rows are written in the same way. */
export interface CsvStyle {
  /** The names of the columns, unchanged, without those that an earlier import has added. */
  readonly header: readonly string[];
  /** The field of each column; `null` for a column that is left out. */
  readonly fields: readonly (string | null)[];
  /** The fields of rows without a value, and what they get: a value, or that of a column. */
  readonly given: readonly { readonly field: string; readonly value?: string; readonly column?: string }[];
  readonly delimiter: string;
  /** Whether the file begins with a byte order mark, which Excel needs to recognize UTF-8. */
  readonly bom: boolean;
}

/** The facts about a CSV file beside its options. */
interface FileFacts {
  /** For messages. */
  readonly name: string;
  /** Whether the rows change existing customers, so that only their key is required. */
  readonly updateOnly?: boolean | undefined;
}

/** Keeps a quotation mark that is never closed from reading the rest of a large file into memory. */
const LIMITS = { rowCharactersMax: 4 * 1_048_576, columnsMax: Number.POSITIVE_INFINITY };

/** Opens a CSV file at its first row. @throws {CliError} if it cannot be read. */
export async function openCsvRows(
  chunks: AsyncIterable<Buffer>,
  options: CustomerFileOptions,
  { name, updateOnly }: FileFacts = { name: 'The file' },
): Promise<SourceRows & { readonly csv: CsvStyle }> {
  const read = { bytes: 0 };
  const known = updateOnly ? columnsToUpdate : customerColumns;
  const file = await openCustomerFile(countedBytes(chunks, read), known, options, LIMITS).catch((error) =>
    throwFor(error, name),
  );
  return { csv: styleOf(file), rows: rowsOf(file.rows, file, read, name), ignored: new Set(), notes: file.notes };
}

/** Reads a CSV file to its end. @throws {CliError} if any part of it cannot be read. */
export async function surveyCsv(
  chunks: AsyncIterable<Buffer>,
  options: CustomerFileOptions,
  { name, updateOnly }: FileFacts,
): Promise<void> {
  const known = updateOnly ? columnsToUpdate : customerColumns;
  await surveyCustomerFile(chunks, known, options, LIMITS).catch((error) => throwFor(error, name));
}

async function* countedBytes(chunks: AsyncIterable<Buffer>, read: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    read.bytes += chunk.byteLength;
    yield chunk;
  }
}

function styleOf({ header, names, plan, delimiter, hasMark, encoding }: CustomerFile): CsvStyle {
  const constants = plan.constants.map(({ column, value }) => ({ field: column.path.join('.'), value }));
  const key = plan.keyIndex === undefined ? [] : [{ field: 'customer_key', column: header[plan.keyIndex] ?? '' }];
  return {
    header: names,
    fields: withoutAdded(plan.columns, plan.own).map((column) => column?.path.join('.') ?? null),
    given: [...key, ...constants],
    delimiter,
    bom: hasMark || encoding !== 'utf-8',
  };
}

/** The bytes of a row end at the latest where reading has arrived, which is exact enough for the progress. */
async function* rowsOf(
  rows: AsyncIterable<CustomerRow>,
  facts: Pick<CustomerFile, 'names' | 'delimiter'>,
  read: { readonly bytes: number },
  name: string,
): AsyncGenerator<SourceRow> {
  try {
    for await (const { line, customer, problem, archived, original } of rows) {
      const suspects = customer === null ? [] : suspectsOfRow(customer, original, facts);
      yield { line, endByte: read.bytes, customer, problem, archived, suspects, original };
    }
  } catch (error) {
    throwFor(error, name);
  }
}

function throwFor(error: unknown, name: string): never {
  throw error instanceof CustomerFileError ? fileError(error, name) : error;
}
