import * as z from 'zod';
import { withFewIssues } from './issue-limit.ts';

/** The schema for each type of JSON except `null`. */
export interface TypeBranches {
  readonly string: z.ZodType;
  readonly number: z.ZodType;
  readonly boolean: z.ZodType;
  readonly array: z.ZodType;
  readonly object: z.ZodType;
}

type Output<Branches> = {
  [Type in keyof Branches]: Branches[Type] extends z.ZodType ? z.output<Branches[Type]> : never;
};

/**
 * An `anyOf` with one branch for each type: only the branch of the value's type is tried. A union of zod tries every
 * branch, and remembers why each of them has failed.
 */
export function byType<const Branches extends TypeBranches>(
  branches: Branches,
): z.ZodType<Output<Branches>[keyof Branches]> {
  const byName = new Map<string, z.ZodType>(Object.entries(branches));
  const schema = z.unknown().check((payload) => {
    const { value, issues } = payload;
    const branch = byName.get(typeOf(value));
    if (branch === undefined) return void issues.push({ code: 'invalid_type', expected: 'unknown', input: value });
    const result = withFewIssues(() => branch._zod.run({ value, issues: [] }, { async: false }));
    if (result instanceof Promise) throw new TypeError('A generated schema has no asynchronous checks');
    issues.push(...result.issues);
    payload.value = result.value;
  });
  return schema as unknown as z.ZodType<Output<Branches>[keyof Branches]>;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
