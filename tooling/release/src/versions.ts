import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { DOCUMENT, type PublishedPackage } from './workspace.ts';

/** Sets the versions that a package has outside of its manifest. */
export async function raiseVersions({ name, folder, version }: PublishedPackage): Promise<void> {
  if (name === '@rollcall/contract') await rewrite(DOCUMENT, (text) => withDocumentVersion(text, version));
  const source = path.join(folder, 'src/version.ts');
  await rewrite(source, (text) => withSourceVersion(text, version)).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function rewrite(file: string, edit: (text: string) => string): Promise<void> {
  await writeFile(file, edit(await readFile(file, 'utf8')));
}

/**
 * An OpenAPI document, as text, with another `info.version`. Nothing else changes, not even a space.
 *
 * @throws {Error} if the version of the document is not on a line of its own.
 */
export function withDocumentVersion(text: string, version: string): string {
  const changed = text.replace(/^( {2}version: ).*$/m, `$1${version}`);
  if (parse(changed).info.version !== version)
    throw new Error('info.version of openapi.yaml is not on a line of its own');
  return changed;
}

/**
 * A TypeScript module with another `VERSION`.
 *
 * @throws {Error} if it exports no `VERSION`.
 */
export function withSourceVersion(source: string, version: string): string {
  const declaration = /(export const VERSION = )'[^']*'/;
  if (!declaration.test(source)) throw new Error('version.ts exports no VERSION');
  return source.replace(declaration, `$1'${version}'`);
}
