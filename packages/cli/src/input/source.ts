import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { CliError } from '../core/errors.ts';

/** Where rows come from: a file, or standard input. */
export interface Input {
  /** As it was given, for people. */
  readonly name: string;
  /** `null` for standard input. */
  readonly file: string | null;
  open(): Readable;
}

/** `-` stands for standard input. */
export function inputOf(argument: string): Input {
  if (argument === '-') return { name: 'standard input', file: null, open: () => process.stdin };
  return { name: argument, file: argument, open: () => createReadStream(argument) };
}

/** One row of the file on its way. */
export interface SourceRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** Where it ends in the file, in bytes. */
  readonly endByte: number;
  /** What is sent. `null` where the row cannot be read. */
  readonly customer: unknown;
  /** Why it cannot be read, in words that follow "The row". */
  readonly problem: string | null;
  /** As it stands in the file, to be written to the file of the rows that failed. */
  readonly original: Original;
}

/** The cells of a row of CSV, or the text of a line of NDJSON. */
type Original = readonly string[] | string;

/** By what a file is known again. */
export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads a file to its end. @throws {CliError} where it is not UTF-8, before anything of it was sent. */
export async function fingerprintOf(input: Input): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of checkedUtf8(input.open(), input.name)) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Hands bytes on as long as they are UTF-8. @throws {CliError} where they are not. */
export async function* checkedUtf8(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const check = (chunk?: Buffer): void => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new CliError(`${name} is not valid UTF-8 behind byte ${bytes}; save it as "CSV UTF-8"`);
    }
  };
  for await (const chunk of chunks) {
    check(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  check();
}
