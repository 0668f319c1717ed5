import { createHash } from 'node:crypto';
import { checkedUtf8 } from './checked-utf8.ts';
import type { Input } from './input.ts';

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
