import type { Issue } from '@rollcall/contract';

/** At least one issue: nothing fails without a reason. */
export type Issues = readonly [Issue, ...Issue[]];

export function isAtLeastOne(issues: readonly Issue[]): issues is Issues {
  return issues.length > 0;
}
