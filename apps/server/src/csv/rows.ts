import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import {
  CsvColumns,
  type CustomerFile,
  CustomerFileError,
  type CustomerFileOptions,
  type FileNote,
  type FileWarning,
  FileWarnings,
  openCustomerFile,
  surveyCustomerFile,
  suspectsOfRow,
} from '@rollcall/contract/customer-file';
import { document } from '@rollcall/contract/document';
import { validationFailed } from '../validation/issues.ts';
import { toDomainError } from './file-errors.ts';

/** An uploaded file, complete. As JSON it is its field, its digest and its options, which identify it. */
export interface UploadedFile {
  /** Its form field: issues of the file as a whole have this name. */
  readonly field: string;
  /** SHA-256 of its bytes, in hexadecimal digits. */
  readonly digest: string;
  /** How many line ends it has. */
  readonly lines: number;
  /** How to read it. */
  readonly options: CustomerFileOptions;
  /** Its bytes from the beginning, in chunks of 64 KiB. May be called several times. */
  read(): AsyncIterable<Buffer>;
}

/** One row below the header: its customer, not yet validated, or a sentence on why it cannot be read. */
export type CsvRow = {
  /** From 1, counting the rows that are skipped. */
  readonly number: number;
} & ({ readonly customer: Readonly<Record<string, unknown>> } | { readonly malformed: string });

/** The rows of a file, and what is to be said about those that were read so far. */
export interface CsvRows {
  readonly rows: AsyncIterable<CsvRow>;
  /** The parts of the file that were skipped or changed. */
  notes(): readonly FileNote[];
  /** Values that were probably damaged before. */
  warnings(): readonly FileWarning[];
}

/** A row can have two bytes, and its part of the answer takes hundreds of times as much. */
const LINES_MAX = 100_000;

const columns = new CsvColumns(document.components.schemas ?? {});

/** Other requests run while a file is read, most of whose rows may be blank. */
const LIMITS = { pause: () => yieldToEventLoop() };

/**
 * Checks a file as a whole before any of its rows is used, so that no row of a refused file is ever stored. A problem of one
 * row concerns that row alone.
 *
 * @throws DomainError `invalid_encoding`, `validation_failed` (the options, the header, a quotation mark that is never
 * closed, or the number of lines).
 */
export async function checkFile(file: UploadedFile): Promise<void> {
  const { lines } = await surveyCustomerFile(file.read(), columns, file.options, LIMITS).catch(asDomainError);
  if (lines <= LINES_MAX) return;
  throw validationFailed([
    { code: 'too_many_items', field: file.field, message: `must have at most ${LINES_MAX} lines` },
  ]);
}

/** Opens a file that was checked. */
export async function openRows(file: UploadedFile): Promise<CsvRows> {
  const opened = await openCustomerFile(file.read(), columns, file.options, LIMITS).catch(asDomainError);
  const warnings = new FileWarnings();
  return { rows: csvRows(opened, warnings), notes: opened.notes, warnings: () => warnings.list() };
}

async function* csvRows(file: CustomerFile, warnings: FileWarnings): AsyncGenerator<CsvRow> {
  for await (const row of file.rows) {
    const { number, customer, problem, archived, original } = row;
    if (customer === null) yield { number, malformed: `The row ${problem}` };
    else if (archived) yield { number, malformed: ARCHIVED };
    else {
      const suspects = suspectsOfRow(customer, original, file);
      if (suspects.length > 0) warnings.add(suspects, row);
      yield { number, customer };
    }
  }
}

const ARCHIVED = 'The row is of an archived customer, but an upload creates active ones; use the command line';

function asDomainError(error: unknown): never {
  throw error instanceof CustomerFileError ? toDomainError(error) : error;
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
