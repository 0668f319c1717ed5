import { writeFile } from 'node:fs/promises';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { shellCommand } from '../import/report.ts';
import { FileError } from './file-error.ts';

/**
 * Writes the mapping that would solve the problems of a header beside the file, unless one already exists.
 *
 * @param argsWith the arguments that import the file with a map file.
 * @returns the error, which says how to use the mapping.
 */
export async function withMapFile(
  error: unknown,
  file: string,
  options: CustomerFileOptions,
  argsWith: (mapFile: string) => readonly string[],
): Promise<unknown> {
  if (!(error instanceof FileError) || error.mapping === undefined) return error;
  if (!Object.values(error.mapping.map).includes('primary_email')) return error;
  const path = `${file}.map.json`;
  const text = `${JSON.stringify({ ...options, ...error.mapping }, null, 2)}\n`;
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch {
    // An earlier one may have been edited, and the folder may be read-only.
    return error;
  }
  const command = shellCommand(argsWith(path));
  error.message += `\nA mapping that solves this is in ${path}. Check it, then run: ${command}`;
  return error;
}
