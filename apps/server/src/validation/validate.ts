import type * as z from 'zod';
import { type Issues, isAtLeastOne } from './issues.ts';
import type { Vocabulary } from './known-names.ts';
import { toIssues } from './zod-issues.ts';

/** A value that satisfies its schema (with the schema's defaults filled in), or everything that is wrong with it. */
export type Validated<Value> = { readonly value: Value } | { readonly issues: Issues };

/** Checks a value of JSON against a schema of the contract. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  vocabulary: Vocabulary,
): Validated<z.output<Schema>> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const issues = toIssues(result.error.issues, value, vocabulary);
  if (!isAtLeastOne(issues)) throw new Error('zod refused a value without an issue');
  return { issues };
}
