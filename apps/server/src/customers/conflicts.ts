import type { Issue } from '@rollcall/contract';
import { DomainError } from '../core/errors.ts';
import { issuesSentence } from '../validation/issue-sentence.ts';
import type { Conflict, Conflicts } from './customer-store.ts';

type ConflictIssue = Issue & { readonly code: 'customer_key_taken' | 'primary_email_taken' };

const codes = { customer_key: 'customer_key_taken', primary_email: 'primary_email_taken' } as const;

/** The conflicts of a record as the issues that its sender is told. */
export function toConflictIssues([first, ...others]: Conflicts): [ConflictIssue, ...ConflictIssue[]] {
  return [toConflictIssue(first), ...others.map(toConflictIssue)];
}

/** The conflicts of a record as the error of a request that was about this record alone. */
export function toConflictError(conflicts: Conflicts): DomainError {
  const issues = toConflictIssues(conflicts);
  const [{ code, existing }] = issues;
  return new DomainError(code, issuesSentence(issues), { issues, existing });
}

function toConflictIssue({ field, existing }: Conflict): ConflictIssue {
  return { code: codes[field], field, message: 'has already been used', existing };
}

/** No customer of the tenant has this key. A customer of another tenant is answered in the same words. */
export function customerNotFound(customerKey: string): DomainError {
  return new DomainError('customer_not_found', `No customer has the key "${customerKey}"`);
}
