import { parse } from 'yaml';

/**
 * An OpenAPI document, as text, with another `info.version`. Nothing else changes, not even a space.
 *
 * @throws {Error} when the document does not have its version on a line of its own.
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
 * @throws {Error} when it exports none.
 */
export function withSourceVersion(source: string, version: string): string {
  const declaration = /(export const VERSION = )'[^']*'/;
  if (!declaration.test(source)) throw new Error('version.ts exports no VERSION');
  return source.replace(declaration, `$1'${version}'`);
}
