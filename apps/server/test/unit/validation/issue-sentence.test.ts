import type { Issue } from '@rollcall/contract';
import { expect, test } from 'vitest';
import { issueSentence, issuesSentence } from '../../../src/validation/issue-sentence.ts';

const required: Issue = { code: 'required', field: 'primary_email', message: 'is required' };
const keyTaken: Issue = { code: 'customer_key_taken', field: 'customer_key', message: 'has already been used' };
const emailTaken: Issue = { code: 'primary_email_taken', field: 'primary_email', message: 'has already been used' };
const malformedRow: Issue = { code: 'malformed_row', field: null, message: 'The row has 3 cells' };

test.each([
  { given: required, want: 'primary_email is required' },
  { given: keyTaken, want: 'Customer key has already been used' },
  { given: emailTaken, want: 'Primary email has already been used' },
  { given: malformedRow, want: 'The row has 3 cells' },
])('$given.code reads "$want"', ({ given, want }) => {
  expect(issueSentence(given)).toBe(want);
});

test.each([
  { given: [required] as const, want: 'primary_email is required' },
  { given: [required, keyTaken] as const, want: 'primary_email is required (and 1 more issue)' },
  { given: [keyTaken, emailTaken, required] as const, want: 'Customer key has already been used (and 2 more issues)' },
])('several issues read "$want"', ({ given, want }) => {
  expect(issuesSentence(given)).toBe(want);
});
