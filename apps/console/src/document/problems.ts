import { ApiError } from '@rollcall/client';
import type { ExistingCustomer, Issue } from '@rollcall/contract';
import { textTrimmer } from '@rollcall/contract/csv';
import { issuesOf } from '@rollcall/contract/schemas';
import { documentSchemas, type Field } from './fields.ts';
import type { Entry, Values } from './values.ts';

type Schema = Parameters<typeof issuesOf>[0];

/** Why a form cannot be saved. */
export interface Problem {
  /** The way to the field, such as `contact_people.0.email_address`; `null` if it is not about a field. */
  readonly field: string | null;
  /** In words that follow the name of the field. */
  readonly message: string;
  /** The customer that has the value already. */
  readonly existing?: ExistingCustomer;
}

/**
 * The problems of a body by a schema of the document, before it is sent.
 *
 * @param schemaName the name of `schema` in the document. As the API does, texts such as email addresses are trimmed first,
 * in the body itself.
 */
export function problemsOf(schemaName: string, schema: Schema, body: unknown): readonly Problem[] {
  textTrimmer(documentSchemas, schemaName)(body);
  return issuesOf(schema, body);
}

/** Names that a map has twice, which JSON cannot say. */
export function repeatedNames(fields: readonly Field[], values: Values): readonly Problem[] {
  const maps = fields.filter(({ kind }) => kind === 'map');
  return maps.flatMap(({ name }) => {
    const names = ((values[name] ?? []) as readonly Entry[]).map(([entry]) => entry);
    const repeated = names.find((entry, index) => names.indexOf(entry) !== index);
    return repeated === undefined ? [] : [{ field: name, message: `has the name "${repeated}" twice` }];
  });
}

/** The problems in the answer of the server; `undefined` if it is not about fields. */
export function problemsIn(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof ApiError) || error.issues.length === 0) return undefined;
  return error.issues.map(({ field, message, existing }: Issue) => ({ field, message, ...(existing && { existing }) }));
}
