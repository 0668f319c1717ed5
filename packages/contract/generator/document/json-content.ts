import type { Content, Schema } from './openapi-document.ts';

/** The schema of the JSON form of a body or an answer; `null` where it has none. */
export function jsonSchema(content: Content | undefined): Schema | null {
  return content?.['application/json']?.schema ?? null;
}
