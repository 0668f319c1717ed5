import type { Issue, IssueCode } from '@rollcall/contract';
import type * as z from 'zod';
import { fieldPath } from './issues.ts';
import { unknownNameIssues, type Vocabulary } from './known-names.ts';

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

/** What is wrong with a value: a code for programs, and a predicate to be read after the name of the field. */
export interface Problem {
  readonly code: IssueCode;
  readonly message: string;
}

/** The problem that a zod issue stands for. `value` is what was sent; `undefined` where nothing was. */
export function problemOf(issue: z.core.$ZodIssue, value: unknown): Problem {
  if (value === undefined && issue.code !== 'invalid_key') return { code: 'required', message: 'is required' };
  if (value === Number.POSITIVE_INFINITY) return { code: 'too_large', message: 'is too large a number' };
  if (value === Number.NEGATIVE_INFINITY) return { code: 'too_small', message: 'is too small a number' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'invalid_type', message: `must be ${typeInWords(issue.expected)}` };
    case 'invalid_union':
      return { code: 'invalid_type', message: `must be ${typesOfBranches(issue.errors)}` };
    case 'invalid_value':
      return { code: 'invalid_value', message: `must be one of ${issue.values.filter(isWorthNaming).join(', ')}` };
    case 'invalid_format':
      return { code: 'invalid_format', message: formats[issue.format] ?? issue.message };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_key':
      return nameProblem(issue);
    default:
      return { code: 'invalid_value', message: `is not valid: ${issue.message}` };
  }
}

/** Sentences for the formats that the document asks for by name. A pattern brings its own sentence as its message. */
const formats: Partial<Record<string, string>> = { date: 'must be a date like 2026-11-23' };

const types: Partial<Record<string, string>> = {
  int: 'an integer',
  null: 'null',
  array: 'an array',
  object: 'an object',
};

function typeInWords(type: string): string {
  return types[type] ?? `a ${type}`;
}

function typesOfBranches(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  const expected = branches.flatMap(([first]) => (first?.code === 'invalid_type' ? [typeInWords(first.expected)] : []));
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(expected);
}

/** An empty text and `null` stand for "absent" where they are allowed: nobody needs to be told to send them. */
function isWorthNaming(value: unknown): boolean {
  return value !== '' && value !== null;
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Problem {
  switch (origin) {
    case 'string':
      return { code: 'too_short', message: `must have at least ${quantity(minimum, 'character')}` };
    case 'array':
      return { code: 'too_few_items', message: `must have at least ${quantity(minimum, 'item')}` };
    case 'object':
      return { code: 'too_few_items', message: `must have at least ${quantity(minimum, 'field')}` };
    default:
      return { code: 'too_small', message: `must be at least ${minimum}` };
  }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Problem {
  switch (origin) {
    case 'string':
      return { code: 'too_long', message: `must have at most ${quantity(maximum, 'character')}` };
    case 'array':
      return { code: 'too_many_items', message: `must have at most ${quantity(maximum, 'item')}` };
    case 'object':
      return { code: 'too_many_items', message: `must have at most ${quantity(maximum, 'field')}` };
    default:
      return { code: 'too_large', message: `must be at most ${maximum}` };
  }
}

/** The name of a free field, such as one of `metadata`, breaks a rule. */
function nameProblem({ issues: [issue], path }: z.core.$ZodIssueInvalidKey): Problem {
  if (issue === undefined) return { code: 'invalid_format', message: 'has a name that is not valid' };
  const { code, message } = problemOf(issue, String(path.at(-1)));
  return { code, message: `has a name that ${message}` };
}

function quantity(count: number | bigint, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? '' : 's'}`;
}
