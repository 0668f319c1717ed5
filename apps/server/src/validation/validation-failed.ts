import { issuesSentence } from '../customers/issue-sentence.js';
import { DomainError } from '../domain-error.js';
import { capIssues } from './cap-issues.js';
import type { Issues } from './issues.js';

/** The request can be read, but breaks these rules. */
export function validationFailed(issues: Issues): DomainError {
  return new DomainError('validation_failed', issuesSentence(issues), { issues: capIssues(issues) });
}
