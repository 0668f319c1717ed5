import type { IssueWithExisting } from '@rollcall/contract';
import { expect, test } from 'vitest';
import {
  capIssues,
  type Issues,
  issueSentence,
  issuesSentence,
  type ValidationIssue,
} from '../../../src/validation/issues.ts';

const required: ValidationIssue = { code: 'required', field: 'primary_email', message: 'is required' };
const conflict = {
  message: 'has already been used',
  existing: { id: '019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b', customer_key: 'acme', archived: false },
};
const keyTaken: IssueWithExisting = { ...conflict, code: 'customer_key_taken', field: 'customer_key' };
const emailTaken: IssueWithExisting = { ...conflict, code: 'primary_email_taken', field: 'primary_email' };
const malformedRow: ValidationIssue = { code: 'malformed_row', field: null, message: 'The row has 3 cells' };

test.each([
  { given: required, want: 'primary_email is required' },
  { given: keyTaken, want: 'Customer key has already been used' },
  { given: emailTaken, want: 'Primary email has already been used' },
  { given: malformedRow, want: 'The row has 3 cells' },
])('an issue of the code $given.code becomes the sentence "$want"', ({ given, want }) => {
  expect(issueSentence(given)).toBe(want);
});

test.each([
  { given: [required] as const, want: 'primary_email is required' },
  { given: [required, keyTaken] as const, want: 'primary_email is required (and 1 more issue)' },
  { given: [keyTaken, emailTaken, required] as const, want: 'Customer key has already been used (and 2 more issues)' },
])('several issues become the sentence "$want"', ({ given, want }) => {
  expect(issuesSentence(given)).toBe(want);
});

function issues(count: number): Issues {
  const [first, ...others] = Array.from({ length: count }, (_, index) => ({ ...required, field: `f${index}` }));
  return first === undefined ? expect.fail('none') : [first, ...others];
}

test('issues that take more bytes than an answer has room for are left out, but never the first', () => {
  const large = { ...required, field: 'é'.repeat(2_000) };
  const note = { code: 'required', field: null, message: '2 more issues were left out' };
  expect(capIssues([large, large, large], 5_000)).toEqual([large, note]);
  expect(capIssues([large], 100)).toEqual([large]);
});

test.each([1, 999, 1000])('an answer contains all of %i issues', (count) => {
  expect(capIssues(issues(count))).toEqual(issues(count));
});

test.each([
  { given: 1001, leftOut: 2 },
  { given: 175_000, leftOut: 174_001 },
])('an answer with $given issues contains the first 999 and the number of the others', ({ given, leftOut }) => {
  const note = { code: 'required', field: null, message: `${leftOut} more issues were left out` };
  expect(capIssues(issues(given))).toEqual([...issues(999), note]);
});
