import type { BulkCreatedItem, CsvFailedRow, Issue } from '@rollcall/contract';
import { expect } from 'vitest';
import type { ExpectedIssues } from '../candidates/expected-issues.ts';
import type { Conflict } from './predicted-outcomes.ts';

type Failure = Omit<CsvFailedRow, 'row'>;

/** The fields that are wrong, all of them and no other, each under a code that fits. */
export function expectInvalid(failure: Failure, expected: ExpectedIssues): void {
  expectIssues(failure.issues, expected);
  expectFirstIssueRepeated(failure);
  expect(failure).not.toHaveProperty('existing');
}

/** Every issue names a field that is wrong, and why; every field that is wrong has an issue. */
export function expectIssues(issues: readonly Issue[], expected: ExpectedIssues): void {
  expect(new Set(issues.map(({ field }) => field ?? ''))).toEqual(new Set(expected.keys()));
  for (const { code, field } of issues) expect([...(expected.get(field ?? '') ?? [])]).toContain(code);
}

/** The key first, then the address, each with the customer that has it. */
export function expectConflicts(
  failure: Failure,
  conflicts: readonly Conflict[],
  createdBefore: readonly BulkCreatedItem[],
): void {
  expect(failure.issues).toEqual(
    conflicts.map(({ field, owner: { id, customer_key, archived } }) => ({
      code: `${field}_taken`,
      field,
      message: 'has already been used',
      existing: { id: id ?? idAmong(createdBefore, customer_key), customer_key, archived },
    })),
  );
  expectFirstIssueRepeated(failure);
}

function idAmong(created: readonly BulkCreatedItem[], customerKey: string): string | undefined {
  return created.find(({ customer_key }) => customer_key === customerKey)?.data.id;
}

const CONFLICT_SENTENCES: Readonly<Record<string, string>> = {
  customer_key_taken: 'Customer key has already been used',
  primary_email_taken: 'Primary email has already been used',
};

/** `error`, `code`, `field` and `existing` are those of the first issue. */
function expectFirstIssueRepeated({ error, code, field, existing, issues }: Failure): void {
  const [first] = issues as [Issue];
  expect({ code, field, existing }).toEqual({ code: first.code, field: first.field, existing: first.existing });
  expect(error).toBe(CONFLICT_SENTENCES[first.code] ?? `${first.field} ${first.message}`);
}
