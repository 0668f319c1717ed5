import type { Issue } from '@rollcall/contract';
import { DomainError } from '../core/errors.ts';
import { issuesSentence } from './issue-sentence.ts';

/** At least one issue: nothing fails without a reason. */
export type Issues = readonly [Issue, ...Issue[]];

export function isAtLeastOne(issues: readonly Issue[]): issues is Issues {
  return issues.length > 0;
}

/** The contract's `maxItems` of every list of issues. */
export const ISSUES_MAX = 1000;

/** The issues as they may be answered: all of them, or the first 999 and, in place of the others, how many they are. */
export function capIssues(issues: Issues): Issues {
  if (issues.length <= ISSUES_MAX) return issues;
  const [first, ...others] = issues;
  const kept = others.slice(0, ISSUES_MAX - 2);
  const leftOut = others.slice(kept.length);
  const message = `${leftOut.length} more issues were left out`;
  const note: Issue = { code: leftOut[0]?.code ?? first.code, field: null, message };
  return [first, ...kept, note];
}

/** A path into a value as the contract writes it: `contact_people.0.email_address`. `null` for the value itself. */
export function fieldPath(path: readonly PropertyKey[]): string | null {
  return path.length === 0 ? null : path.map(String).join('.');
}

/** The request can be read, but breaks these rules. */
export function validationFailed(issues: Issues): DomainError {
  return new DomainError('validation_failed', issuesSentence(issues), { issues: capIssues(issues) });
}
