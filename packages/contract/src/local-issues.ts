import type * as z from 'zod';
import type { IssueCode } from './generated/models.ts';
import { nearestName } from './nearest-name.ts';

/** A problem with a value, found without the API. */
export interface LocalIssue {
  readonly code: IssueCode;
  /** A path such as `contact_people.0.email_address`; `null` if the problem concerns the whole value. */
  readonly field: string | null;
  /** In words that follow the field, without a full stop. */
  readonly message: string;
}

/**
 * The first problem of each field of a value, by a schema of the document.
 *
 * @param knownNames the fields that a value can have. An unknown field gets the nearest of them as a suggestion.
 */
export function issuesOf(schema: z.ZodType, value: unknown, knownNames: readonly string[] = []): LocalIssue[] {
  const { error } = schema.safeParse(value);
  const byField = new Map<string, LocalIssue>();
  for (const issue of (error?.issues ?? []).flatMap((found) => toLocalIssues(found, value, knownNames))) {
    if (!byField.has(String(issue.field))) byField.set(String(issue.field), issue);
  }
  return [...byField.values()];
}

function toLocalIssues(issue: z.core.$ZodIssue, value: unknown, knownNames: readonly string[]): LocalIssue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => unknownField([...issue.path, name], knownNames));
  const field = issue.path.join('.') || null;
  const [code, message] = problemOf(issue, valueAt(value, issue.path));
  return [{ code, field, message }];
}

function unknownField(path: readonly PropertyKey[], knownNames: readonly string[]): LocalIssue {
  const field = path.join('.');
  const nearest = path.length === 1 ? nearestName(field, knownNames) : undefined;
  const suggestion = nearest ? `; did you mean "${nearest}"?` : '';
  return { code: 'unknown_field', field, message: `is not a known field${suggestion}` };
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): [IssueCode, string] {
  if (value === undefined) return ['required', 'is required'];
  switch (issue.code) {
    case 'invalid_type':
      return ['invalid_type', `must be of type ${issue.expected}`];
    case 'invalid_value':
      return ['invalid_value', `must be one of ${issue.values.filter(Boolean).join(', ')}`];
    case 'invalid_format':
      return ['invalid_format', issue.message];
    case 'too_small':
      return sizeProblem(issue.origin, `at least ${issue.minimum}`, ['too_short', 'too_few_items', 'too_small']);
    case 'too_big':
      return sizeProblem(issue.origin, `at most ${issue.maximum}`, ['too_long', 'too_many_items', 'too_large']);
    default:
      return ['invalid_value', `is invalid: ${issue.message}`];
  }
}

type SizeCodes = readonly [text: IssueCode, list: IssueCode, number: IssueCode];

function sizeProblem(origin: string, bound: string, [text, list, number]: SizeCodes): [IssueCode, string] {
  if (origin === 'string') return [text, `must have ${bound} characters`];
  return origin === 'array' || origin === 'object' ? [list, `must have ${bound} items`] : [number, `must be ${bound}`];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
