/** Further problems of one list or object are not looked for: nobody reads so many. */
const ISSUES_MAX = 1000;

/** The same for a value of any type and depth, of which a request may have thousands. */
const ANY_VALUE_ISSUES_MAX = 20;

let limit = ISSUES_MAX;

/** Whether a list or an object with so many issues need not be checked any further. */
export function hasEnough(issues: readonly unknown[]): boolean {
  return issues.length >= limit;
}

/** Runs the check of a value of any type, whose parts then stop after a few issues. Checks are synchronous. */
export function withFewIssues<Result>(check: () => Result): Result {
  const before = limit;
  limit = ANY_VALUE_ISSUES_MAX;
  try {
    return check();
  } finally {
    limit = before;
  }
}
