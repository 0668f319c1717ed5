import {
  type CustomerFile,
  type CustomerFileOptions,
  type CustomerRow,
  csvLine,
} from '@rollcall/contract/customer-file';
import { openFile } from './open-file.ts';

/** The cells of a row after a correction; a single text for a row that could not be divided into cells. */
export type Correction = readonly string[];

/** A file, how to read it, and the rows of it that were corrected, by their numbers. */
export interface ImportSource {
  readonly file: Blob;
  readonly options: CustomerFileOptions;
  readonly corrections: ReadonlyMap<number, Correction>;
}

/** The rows of a file, and what it is like. */
export interface OpenSource extends Pick<CustomerFile, 'names' | 'delimiter' | 'notes'> {
  /** Rows that were corrected come as they are now. They can be read once. @throws {CustomerFileError} as the file does. */
  readonly rows: AsyncIterable<CustomerRow>;
}

/** Opens a file at its first row. @throws {CustomerFileError} if it cannot be read. */
export async function openSource({ file, options, corrections }: ImportSource): Promise<OpenSource> {
  const opened = await openFile(file, options);
  const { names, delimiter, notes } = opened;
  return { names, delimiter, notes, rows: correctedRows(opened, options, corrections) };
}

async function* correctedRows(
  file: CustomerFile,
  options: CustomerFileOptions,
  corrections: ImportSource['corrections'],
): AsyncGenerator<CustomerRow> {
  for await (const row of file.rows) {
    const correction = corrections.get(row.number);
    yield correction === undefined ? row : await readCorrection(row, correction, file, options);
  }
}

/** Reads the cells of a single row as those of the file. */
async function readCorrection(
  { number, line }: CustomerRow,
  cells: Correction,
  { names, delimiter }: CustomerFile,
  { encoding: _, header_row: __, ...options }: CustomerFileOptions,
): Promise<CustomerRow> {
  const isText = cells.length === 1 && names.length > 1;
  const row = isText ? `${cells[0]}\n` : csvLine(cells, { delimiter });
  const text = `sep=${delimiter}\n${csvLine(names, { delimiter })}${row}`;
  const { rows } = await openFile(new Blob([text]), options);
  for await (const read of rows) return { ...read, number, line };
  return { number, line, customer: null, problem: 'is empty', archived: false, original: cells };
}
