import { access, constants, copyFile, type FileHandle, open, rename, rm, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { failedRowLine, failedRowsHeader, failureNames } from '@rollcall/contract/customer-file';
import { readJson } from '@rollcall/contract/json';
import { CliError } from '../core/errors.ts';
import { hasAll } from '../input/columns.ts';
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

/** The style of a file of failed rows. */
export interface FailedFileStyle {
  /** The style of the input; `null` for NDJSON. */
  readonly csv: CsvStyle | null;
  /** Whether formulas are escaped, and a byte order mark says that the file is UTF-8. */
  readonly forSpreadsheet: boolean;
}

/** The file of failed rows: each row as the input has it, after its line, a code and a reason. */
export class FailedFile {
  readonly path: string;
  readonly #style: FailedFileStyle;
  #handle: FileHandle | undefined;
  #bytes: number;

  /**
   * @param bytes size of the file according to the journal. Anything after it is cut off: those rows are sent again.
   * @throws {CliError} if the file belongs to another import, is missing, or cannot be created.
   */
  static async open(path: string, style: FailedFileStyle, { bytes, isResumed }: { bytes: number; isResumed: boolean }) {
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
    return new FailedFile(path, style, bytes);
  }

  private constructor(path: string, style: FailedFileStyle, bytes: number) {
    this.path = path;
    this.#style = style;
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
    const { csv, forSpreadsheet } = this.#style;
    if (csv === null) return '';
    const header = failedRowsHeader(csv.header, { delimiter: csv.delimiter, forSpreadsheet });
    return `${csv.bom || forSpreadsheet ? '\uFEFF' : ''}${header}`;
  }

  #textOf({ row, code, reason }: Failure): string {
    const { csv, forSpreadsheet } = this.#style;
    const { original, line } = row;
    if (csv === null || typeof original === 'string') return ndjsonLine(row, { line, code, reason });
    return failedRowLine({ line, code, reason, cells: original }, { delimiter: csv.delimiter, forSpreadsheet });
  }
}

/** A row that cannot be read, or that has fields named like the added ones, is kept as a text. */
function ndjsonLine({ original }: SourceRow, added: Readonly<Record<(typeof failureNames)[number], unknown>>): string {
  const read = readJson(String(original));
  const row = 'value' in read ? withoutAdded(read.value) : null;
  return `${JSON.stringify({ ...added, ...(row ?? { text: original }) })}\n`;
}

/** The row without the line, code and reason of an earlier import; `null` if these names have another meaning in it. */
function withoutAdded(row: unknown): object | null {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return null;
  const isAdded = (name: string): boolean => (failureNames as readonly string[]).includes(name);
  if (!hasAll(row, failureNames)) return Object.keys(row).some(isAdded) ? null : row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => !isAdded(name)));
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
