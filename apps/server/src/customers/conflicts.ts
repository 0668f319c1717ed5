import type { IssueWithExisting } from '@rollcall/contract';
import { DomainError } from '../core/errors.ts';
import { issuesSentence, withValue } from '../validation/issues.ts';
import type { Conflict, Conflicts } from './customer-store.ts';

/** The values of a record that no other customer may have. */
type UniqueValues = Readonly<Record<Conflict['field'], string>>;

/** The conflicts of a record as the issues in the answer. */
export function toConflictIssues(
  [first, ...others]: Conflicts,
  values: UniqueValues,
): [IssueWithExisting, ...IssueWithExisting[]] {
  return [toConflictIssue(first, values), ...others.map((conflict) => toConflictIssue(conflict, values))];
}

/** The conflicts of a record as the error of a request about this record alone. */
export function toConflictError(conflicts: Conflicts, values: UniqueValues): DomainError {
  const issues = toConflictIssues(conflicts, values);
  const [{ code, existing }] = issues;
  return new DomainError(code, issuesSentence(issues), { issues, existing });
}

const codes = { customer_key: 'customer_key_taken', primary_email: 'primary_email_taken' } as const;

function toConflictIssue({ field, existing }: Conflict, values: UniqueValues): IssueWithExisting {
  return withValue({ code: codes[field], field, message: 'has already been used', existing }, values[field]);
}

/** The tenant has no customer with this key. The answer is the same if another tenant has one. */
export function customerNotFound(customerKey: string): DomainError {
  return new DomainError('customer_not_found', `No customer has the key "${customerKey}"`);
}
