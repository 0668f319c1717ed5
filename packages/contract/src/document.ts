import { readFileSync } from 'node:fs';

/** The OpenAPI document as plain JSON. Only the parts that programs usually start from are typed. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * The OpenAPI document that this package is generated from.
 *
 * Read from the file, since importing JSON prints a warning on Node 20. Without a file system, import
 * `@rollcall/contract/document.json` through a bundler.
 */
export const document: OpenApiDocument = JSON.parse(
  readFileSync(new URL('./generated/document.json', import.meta.url), 'utf8'),
);
