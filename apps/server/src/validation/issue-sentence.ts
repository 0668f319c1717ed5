import type { Issue } from '@rollcall/contract';

// Conflicts speak of the field in words, since callers of the hosted API match on these very texts.
const fieldsInWords: Partial<Record<Issue['code'], string>> = {
  customer_key_taken: 'Customer key',
  primary_email_taken: 'Primary email',
};

/** An issue as a sentence for people: the field, then what is wrong with it. */
export function issueSentence(issue: Issue): string {
  const subject = fieldsInWords[issue.code] ?? issue.field;
  return subject === null ? issue.message : `${subject} ${issue.message}`;
}

/** Several issues as one sentence: the first of them, and how many more there are. */
export function issuesSentence(issues: readonly [Issue, ...Issue[]]): string {
  const [first, ...others] = issues;
  const sentence = issueSentence(first);
  if (others.length === 0) return sentence;
  return `${sentence} (and ${others.length} more ${others.length === 1 ? 'issue' : 'issues'})`;
}
