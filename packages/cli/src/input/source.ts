import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type { FileNote, Suspect } from '@rollcall/contract/customer-file';
import { CliError } from '../core/errors.ts';

/** A file, or standard input. */
export interface Input {
  /** For messages. */
  readonly name: string;
  /** `null` for standard input. */
  readonly file: string | null;
  open(): Readable;
}

/** One row of the input, as it passes through the import. */
export interface SourceRow {
  /** Line of the file in which the row begins, from 1. */
  readonly line: number;
  /** Offset in the file at which the row ends, in bytes. */
  readonly endByte: number;
  /** The customer to send; `null` if the row cannot be read. */
  readonly customer: unknown;
  /** Why the row cannot be read, in words that follow "The row". */
  readonly problem: string | null;
  /** Whether the customer is archived. */
  readonly archived: boolean;
  /** Values that were probably damaged before. */
  readonly suspects: readonly Suspect[];
  /**
   * For the file of failed rows: the cells of a row of CSV without the columns that an earlier import has added, or the
   * text of a line of NDJSON, both unchanged.
   */
  readonly original: readonly string[] | string;
}

/** The rows of an input. */
export interface SourceRows {
  readonly rows: AsyncIterable<SourceRow>;
  /** The names of the fields and columns that are ignored without having been told. Complete when the rows are read. */
  readonly ignored: ReadonlySet<string>;
  /** The parts of a CSV file that were skipped or changed. Complete when the rows are read. */
  notes(): readonly FileNote[];
}

/** `-` stands for standard input. */
export function inputOf(argument: string): Input {
  if (argument === '-') return { name: 'standard input', file: null, open: () => process.stdin };
  return { name: argument, file: argument, open: () => createReadStream(argument) };
}

/** Identifies the content of a file. */
export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** Lets a check read an input to its end. @throws whatever the check throws. */
export async function fingerprintOf(
  chunks: AsyncIterable<Buffer>,
  check: (chunks: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  await check(hashed());
  return { bytes, sha256: hash.digest('hex') };
}

/** Passes the bytes through unchanged. @throws {CliError} if they are not UTF-8. */
export async function* checkedUtf8(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const check = (chunk?: Buffer): void => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new CliError(`${name} is not valid UTF-8 after byte ${bytes}; save it as "CSV UTF-8"`);
    }
  };
  for await (const chunk of chunks) {
    check(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  check();
}
