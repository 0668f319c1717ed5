import { createReadStream } from 'node:fs';
import process from 'node:process';
import type { Readable } from 'node:stream';

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
