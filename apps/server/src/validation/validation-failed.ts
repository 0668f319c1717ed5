import { issuesSentence } from '../customers/issue-sentence.ts';
import { DomainError } from '../domain-error.ts';
import { capIssues } from './cap-issues.ts';
import type { Issues } from './issues.ts';

/** The request can be read, but breaks these rules. */
export function validationFailed(issues: Issues): DomainError {
  return new DomainError('validation_failed', issuesSentence(issues), { issues: capIssues(issues) });
}
