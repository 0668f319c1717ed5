import { readFileSync } from 'node:fs';

/** The OpenAPI document as plain JSON. The parts that are typed are those that programs most often start from. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * The OpenAPI document that this package is generated from.
 *
 * Read from the file, since importing JSON still warns on Node 20. Where there is no file system, import
 * `@rollcall/contract/document.json` with a bundler.
 */
export const document: OpenApiDocument = JSON.parse(
  readFileSync(new URL('./generated/document.json', import.meta.url), 'utf8'),
);
