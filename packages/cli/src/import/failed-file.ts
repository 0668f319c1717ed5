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

/** The file of failed rows: each row as the input has it, with its line, a code and a reason added. */
export class FailedFile {
  readonly path: string;
  readonly #csv: CsvStyle | null;
  #handle: FileHandle | undefined;
  #bytes: number;

  /**
   * @param bytes size of the file according to the journal. Anything after it is cut off: those rows are sent again.
   * @throws {CliError} if the file belongs to another import, is missing, or cannot be created.
   */
  static async open(path: string, csv: CsvStyle | null, { bytes, isResumed }: { bytes: number; isResumed: boolean }) {
    if (!(await isAllowed(dirname(path), constants.W_OK))) {
      throw new CliError(
        `${path} cannot be created, but failed rows are saved there; choose another file with --failed`,
      );
    }
    const exists = await isAllowed(path, constants.F_OK);
    if (!isResumed && exists) {
      throw new CliError(`${path} already exists. Fix and import it, delete it, or choose another file with --failed.`);
    }
    if (isResumed && bytes > 0 && !exists) {
      throw new CliError(`${path}, which holds the rows that failed so far, is missing. Restore it to resume.`);
    }
    if (exists) await (bytes > 0 ? cutOff(path, bytes) : rm(path));
    return new FailedFile(path, csv, bytes);
  }

  private constructor(path: string, csv: CsvStyle | null, bytes: number) {
    this.path = path;
    this.#csv = csv;
    this.#bytes = bytes;
  }

  /** Size of the file. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Resolves when the rows are on disk. */
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
        : malformed(original);
    return csvLine([...cells, String(line), code, reason], delimiter);
  }
}

/** Not padded to the length of the header: the row would look as if it had been fixed. */
function malformed(cells: readonly string[]): readonly string[] {
  return cells.at(-2) === MALFORMED ? cells.slice(0, -failureNames.length) : cells;
}

/** Rows that failed in an earlier import still carry the line, code and reason of that time. */
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

/** Replaces the file by a shorter copy: an earlier run that is still going may be writing to the old one. */
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
