import type * as z from 'zod';
import type { ValidationIssue } from './issues.ts';

/** A code for programs, and a predicate that follows the name of the field. */
interface Problem {
  readonly code: ValidationIssue['code'];
  readonly message: string;
}

/**
 * The problem in words of the contract.
 *
 * @param value as sent; `undefined` if it was missing, a symbol if it was a number that JavaScript would change.
 */
export function problemOf(issue: z.core.$ZodIssue, value: unknown): Problem {
  if (value === undefined && issue.code !== 'invalid_key') return { code: 'required', message: 'is required' };
  if (typeof value === 'symbol') return notRepresentable(String(value.description));
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

function notRepresentable(number: string): Problem {
  const message = `would become ${Number(number)}, since numbers have double precision`;
  return { code: 'number_not_representable', message };
}

/** Messages for the named formats of the document. A pattern has its own message. */
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

/** An allowed empty text or `null` means "absent", so that no caller needs to send it. */
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

/** The name of a free-form field, such as one of `metadata`, breaks a rule. */
function nameProblem({ issues: [issue], path }: z.core.$ZodIssueInvalidKey): Problem {
  if (issue === undefined) return { code: 'invalid_format', message: 'has a name that is not valid' };
  const { code, message } = problemOf(issue, String(path.at(-1)));
  return { code, message: `has a name that ${message}` };
}

function quantity(count: number | bigint, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? '' : 's'}`;
}
