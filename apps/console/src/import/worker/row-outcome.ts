import type { Issue } from '@rollcall/client';
import type { CustomerRow } from '@rollcall/contract/customer-file';
import type { Counts, ProblemRow, RowIssue } from '../import-state.ts';

/** The outcome of a row, or the one that it would have; a list of problems for a row that fails. */
export type RowOutcome = Exclude<keyof Counts, 'failed'> | readonly RowIssue[];

/** A problem that the API has found. */
export function toRowIssue({ code, field, message, existing }: Issue): RowIssue {
  return { code, field, message, ...(existing && { existingKey: existing.customer_key }) };
}

/** The problem of a row that cannot be divided into cells. */
export function malformedRow(problem: string): RowIssue[] {
  return [{ code: 'malformed_row', field: null, message: `The row ${problem}` }];
}

/** The row for the list of those that cannot be imported; empty if it does not fail. */
export function toProblemRows({ number, line, original }: CustomerRow, outcome: RowOutcome): ProblemRow[] {
  return typeof outcome === 'string' ? [] : [{ number, line, cells: original, issues: outcome, isCorrected: false }];
}
