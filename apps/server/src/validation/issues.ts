import type { Issue, IssueWithoutExisting } from '@rollcall/contract';
import { DomainError } from '../core/errors.ts';

/** A problem of the request alone. No other customer is in the way. */
export type ValidationIssue = IssueWithoutExisting;

/** At least one issue: nothing fails without a reason. */
export type Issues = readonly [ValidationIssue, ...ValidationIssue[]];

export function isAtLeastOne(issues: readonly ValidationIssue[]): issues is Issues {
  return issues.length > 0;
}

/** A request that was understood, but breaks these rules. */
export function validationFailed(issues: Issues): DomainError {
  return new DomainError('validation_failed', issuesSentence(issues), { issues: capIssues(issues) });
}

/** The contract's `maxItems` of every list of issues. */
export const ISSUES_MAX = 1000;

/** The size of the issues of one request as JSON. Together with a body of 1 MiB, the answer stays below 4 MiB. */
const BYTES_MAX = 256 * 1024;
/** The same for one customer of a hundred. */
export const ITEM_BYTES_MAX = 8 * 1024;

/** All issues, or the first ones that fit (999 at most) and a last one with the number of those left out. */
export function capIssues(issues: Issues, bytesMax = BYTES_MAX): Issues {
  const fitting = countFitting(issues, bytesMax);
  if (fitting === issues.length) return issues;
  const [first, ...others] = issues;
  const kept = others.slice(0, Math.min(fitting, ISSUES_MAX - 1) - 1);
  const leftOut = others.slice(kept.length);
  const message = `${leftOut.length} more issues were left out`;
  const note: ValidationIssue = { code: leftOut[0]?.code ?? first.code, field: null, message };
  return [first, ...kept, note];
}

/** How many of the first issues fit; at least one. */
function countFitting(issues: Issues, bytesMax: number): number {
  let bytes = 0;
  const isBeyond = (issue: ValidationIssue, index: number) => {
    bytes += Buffer.byteLength(JSON.stringify(issue));
    return index === ISSUES_MAX || bytes > bytesMax;
  };
  const end = issues.findIndex(isBeyond);
  return end === -1 ? issues.length : Math.max(1, end);
}

/** The contract's `maxLength` of a value that was sent. */
const VALUE_CHARACTERS = 1000;

/** The codes of issues that a value does not explain: something is missing, has a wrong name, or is too much. */
const withoutValue: ReadonlySet<Issue['code']> = new Set([
  'required',
  'unknown_field',
  'too_few_items',
  'too_many_items',
]);

/**
 * An issue with the value that it is about: a text as it is, any other value as JSON, both truncated.
 *
 * @param value a JSON value; a symbol stands for the number that it describes, `undefined` for no value.
 */
export function withValue<Found extends Issue>(issue: Found, value: unknown): Found {
  if (value === undefined || withoutValue.has(issue.code)) return issue;
  // Not spread: V8 makes a hidden class of its own for a copy to which names are added.
  const { code, field, message, existing } = issue;
  const shown = printable(textOf(value));
  const found: Issue = existing
    ? { code, field, message, value: shown, existing }
    : { code, field, message, value: shown };
  return found as Found;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'symbol' ? String(value.description) : JSON.stringify(value, asJson);
}

function asJson(_name: string, part: unknown): unknown {
  return typeof part === 'symbol' ? part.description : part;
}

/** Without unpaired surrogates, which some programs cannot print, and truncated. */
function printable(text: string): string {
  // A character has at most two units.
  const characters = Array.from(text.slice(0, 2 * VALUE_CHARACTERS)).slice(0, VALUE_CHARACTERS);
  return characters.join('').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A path into a value as the contract writes it: `contact_people.0.email_address`. `null` for the value itself. */
export function fieldPath(path: readonly PropertyKey[]): string | null {
  return path.length === 0 ? null : path.map(String).join('.');
}

/** Several issues as one sentence: the first of them, and the number of the others. */
export function issuesSentence([first, ...others]: readonly [Issue, ...Issue[]]): string {
  const sentence = issueSentence(first);
  if (others.length === 0) return sentence;
  return `${sentence} (and ${others.length} more ${others.length === 1 ? 'issue' : 'issues'})`;
}

/** An issue as a sentence: the field, then the problem. */
export function issueSentence(issue: Issue): string {
  const subject = fieldsInWords[issue.code] ?? issue.field;
  return subject === null ? issue.message : `${subject} ${issue.message}`;
}

// Callers of the hosted API match on these texts, which name the field of a conflict in words.
const fieldsInWords: Partial<Record<Issue['code'], string>> = {
  customer_key_taken: 'Customer key',
  primary_email_taken: 'Primary email',
};
