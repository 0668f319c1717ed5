import type { Issue } from '@rollcall/contract';
import type * as z from 'zod';
import { fieldPath } from './field-path.ts';
import { problemOf } from './problem.ts';
import { unknownNameIssues } from './unknown-name-issues.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * zod's issues as the contract's: in the order of the schema, unknown names after the declared ones, one issue each.
 *
 * @param value what was checked: zod does not say whether a wrong value was sent or none.
 */
export function toIssues(zodIssues: readonly z.core.$ZodIssue[], value: unknown, vocabulary: Vocabulary): Issue[] {
  const issues = zodIssues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownNameIssues(vocabulary, issue.path, issue.keys)
      : [toIssue(ofMatchingBranch(issue), value, vocabulary)],
  );
  return withoutConsequences(issues);
}

function toIssue(issue: z.core.$ZodIssue, value: unknown, { isInteger }: Vocabulary): Issue {
  const isNoInteger = issue.code === 'invalid_type' && isInteger?.(issue.path);
  const { code, message } = problemOf(isNoInteger ? { ...issue, expected: 'int' } : issue, valueAt(value, issue.path));
  const field = fieldPath(issue.path);
  return { code, field, message: field === null ? `The body ${message}` : message };
}

/** Of a union, the first issue of the branch that has the value's type: it is closer to what was meant. */
function ofMatchingBranch(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const hasItsType = (branch: z.core.$ZodIssue[]) =>
    !branch.some((part) => part.code === 'invalid_type' && part.path.length === 0);
  const [first] = issue.errors.find(hasItsType) ?? [];
  return first === undefined ? issue : ofMatchingBranch({ ...first, path: [...issue.path, ...first.path] });
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current;
}

/**
 * Leaves out what only follows from another issue of the same field: where a value is missing or of the wrong type, all
 * else; where a text is too short, its form; and of two bounds of one kind the first, which is zod's own for integers.
 */
function withoutConsequences(issues: readonly Issue[]): Issue[] {
  const ofFields = new Map<string | null, Issue[]>();
  for (const issue of issues) ofFields.set(issue.field, [...(ofFields.get(issue.field) ?? []), issue]);
  return issues.filter((issue) => isCause(issue, ofFields.get(issue.field) ?? []));
}

function isCause(issue: Issue, ofField: readonly Issue[]): boolean {
  const wrongType = ofField.find(({ code }) => code === 'required' || code === 'invalid_type');
  if (wrongType) return issue === wrongType;
  if (issue.code === 'invalid_format' && ofField.some(({ code }) => code === 'too_short')) return false;
  return issue === ofField.findLast(({ code }) => code === issue.code);
}
