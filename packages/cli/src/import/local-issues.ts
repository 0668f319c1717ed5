import type { IssueCode } from '@rollcall/contract';
import { nearestName, textTrimmer } from '@rollcall/contract/csv';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import { requestSchemas } from '@rollcall/contract/schemas';
import type * as z from 'zod';
import { fieldNames } from '../input/columns.ts';

/** A problem with a customer, found without the API. */
export interface LocalIssue {
  readonly code: IssueCode;
  /** A path such as `contact_people.0.email_address`; `null` if the problem concerns the whole customer. */
  readonly field: string | null;
  /** A sentence that begins with the field. */
  readonly message: string;
}

/** Trims as the API does, since white space around an email address is valid. Changes the customer itself. */
export const trimCustomer = textTrimmer(document.components.schemas, 'CustomerCreate');

/** The first problem of each field, by the schema of the document. */
export function issuesOfCustomer(customer: unknown): LocalIssue[] {
  const { error } = requestSchemas.bulkCreateCustomers.item.safeParse(customer);
  const byField = new Map<string, LocalIssue>();
  for (const issue of (error?.issues ?? []).flatMap((found) => toLocalIssues(found, customer))) {
    if (!byField.has(String(issue.field))) byField.set(String(issue.field), issue);
  }
  return [...byField.values()];
}

function toLocalIssues(issue: z.core.$ZodIssue, customer: unknown): LocalIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownField([...issue.path, name]));
  const field = issue.path.join('.') || null;
  const [code, problem] = problemOf(issue, valueAt(customer, issue.path));
  return [{ code, field, message: `${field ?? 'The row'} ${problem}` }];
}

function unknownField(path: readonly PropertyKey[]): LocalIssue {
  const field = path.join('.');
  const nearest = path.length === 1 ? nearestName(field, fieldNames) : undefined;
  const suggestion = nearest ? `; did you mean "${nearest}"?` : '';
  return { code: 'unknown_field', field, message: `${field} is not a known field${suggestion}` };
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
