import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';

/**
 * Replaces a file at once, so that a crash leaves either file. Only its owner can read it, and the folders that are created
 * for it.
 */
export async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const written = `${file}.${process.pid}`;
  await writeFile(written, text, { mode: 0o600 });
  await rename(written, file);
}
