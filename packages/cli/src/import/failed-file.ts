import { access, constants, copyFile, type FileHandle, open, rename, rm, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { stringify } from 'csv-stringify/sync';
import { CliError } from '../core/errors.ts';
import { failureNames } from '../input/columns.ts';
import type { CsvStyle } from '../input/csv.ts';
import type { SourceRow } from '../input/source.ts';

/** The code of rows that cannot be read. */
export const MALFORMED = 'malformed_row';

/** A row that failed, and why. */
export interface Failure {
  readonly row: SourceRow;
  readonly code: string;
  readonly reason: string;
}

/** The rows that failed, written as their file is, each with its line there, a code and the reason. */
export class FailedFile {
  readonly path: string;
  readonly #csv: CsvStyle | null;
  #handle: FileHandle | undefined;
  #bytes: number;

  /**
   * @param bytes what an earlier run has written and counts: the rest of the file is cut off, as its rows come again.
   * @throws {CliError} where there is a file that is not of this import, or there can be none.
   */
  static async open(path: string, csv: CsvStyle | null, { bytes, isResumed }: { bytes: number; isResumed: boolean }) {
    if (!(await isAllowed(dirname(path), constants.W_OK))) {
      throw new CliError(`${path} cannot be written in its folder, and rows that fail have to go there: see --failed`);
    }
    const isThere = await isAllowed(path, constants.F_OK);
    if (!isResumed && isThere) {
      throw new CliError(`${path} is there already: mend and import it, delete it, or name another with --failed`);
    }
    if (isResumed && bytes > 0 && !isThere) {
      throw new CliError(`${path} is gone, which has the rows that failed so far: put it back to go on`);
    }
    if (isThere) await (bytes > 0 ? cutOff(path, bytes) : rm(path));
    return new FailedFile(path, csv, bytes);
  }

  private constructor(path: string, csv: CsvStyle | null, bytes: number) {
    this.path = path;
    this.#csv = csv;
    this.#bytes = bytes;
  }

  /** Its size. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Resolves when the rows are on the disk. */
  async append(failures: readonly Failure[]): Promise<void> {
    if (failures.length === 0) return;
    this.#handle ??= await open(this.path, 'a', 0o600);
    const head = this.#bytes === 0 ? this.#head() : '';
    const text = Buffer.from(head + failures.map((failure) => this.#textOf(failure)).join(''));
    await this.#handle.appendFile(text);
    await this.#handle.datasync();
    this.#bytes += text.byteLength;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  #head(): string {
    if (this.#csv === null) return '';
    const { header, bom, delimiter } = this.#csv;
    return `${bom ? '\uFEFF' : ''}${csvLine([...header.filter(isOriginal), ...failureNames], delimiter)}`;
  }

  #textOf({ row, code, reason }: Failure): string {
    const { original, line } = row;
    if (this.#csv === null || typeof original === 'string') return ndjsonLine(row, { line, code, reason });
    const { header, delimiter } = this.#csv;
    const cells =
      original.length === header.length
        ? original.filter((_, index) => isOriginal(header[index]))
        : misshapen(original);
    return csvLine([...cells, String(line), code, reason], delimiter);
  }
}

/** Kept as it is: filled up to the length of the header, a row would look as if it had been mended. */
function misshapen(cells: readonly string[]): readonly string[] {
  return cells.at(-2) === MALFORMED ? cells.slice(0, -failureNames.length) : cells;
}

/** Rows that have failed before come with the reasons of that time. */
function isOriginal(column: string | undefined): boolean {
  return !(failureNames as readonly unknown[]).includes(column);
}

function csvLine(cells: readonly string[], delimiter: string): string {
  return stringify([[...cells]], { delimiter, quoted_match: /[\r\n]/ });
}

function ndjsonLine({ customer, original }: SourceRow, added: object): string {
  const given = typeof customer === 'object' && customer !== null ? customer : { text: original };
  return `${JSON.stringify({ ...given, ...added })}\n`;
}

/** In a new file, as an earlier run that has not noticed yet may be writing to the old one. */
async function cutOff(path: string, bytes: number): Promise<void> {
  const cut = `${path}.${process.pid}`;
  await copyFile(path, cut);
  await truncate(cut, bytes);
  await rename(cut, path);
}

async function isAllowed(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
