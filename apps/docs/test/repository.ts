import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const repository = new URL('../../../', import.meta.url);

/** Reads a text file. The path starts at the root of the repository. */
export function read(path: string): string {
  return readFileSync(new URL(path, repository), 'utf8');
}

export const docsFolder = fileURLToPath(new URL('apps/docs', repository));
export const serverMain = fileURLToPath(new URL('apps/server/bundle/main.js', repository));
