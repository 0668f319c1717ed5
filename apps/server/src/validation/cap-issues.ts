import type { Issue } from '@rollcall/contract';
import type { Issues } from './issues.ts';

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
