import type { ImportResult } from '@rollcall/client';

/** Rows by outcome, over all runs of an import. */
interface OutcomeCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

/** Rows that failed for the same reason. */
interface FailureCount {
  readonly code: string;
  readonly count: number;
  /** The message of the first of them. */
  readonly example: string;
}

/** The counters as the journal stores them. */
export interface CountersState {
  readonly counts: OutcomeCounts;
  /** The most frequent first. */
  readonly failures: readonly FailureCount[];
}

/** Counts the outcomes of rows. */
export class Counters {
  readonly #counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  readonly #failures = new Map<string, { code: string; count: number; example: string }>();

  /** @param state the counters of an earlier run. */
  constructor(state?: CountersState) {
    Object.assign(this.#counts, state?.counts);
    for (const failure of state?.failures ?? []) this.#failures.set(failure.code, { ...failure });
  }

  add(outcome: ImportResult['outcome']): void {
    if (outcome !== 'failed' && outcome !== 'unknown') this.#counts[outcome] += 1;
  }

  addFailure(code: string, example: string): void {
    this.#counts.failed += 1;
    const failure = this.#failures.get(code) ?? { code, count: 0, example };
    failure.count += 1;
    this.#failures.set(code, failure);
  }

  get failed(): number {
    return this.#counts.failed;
  }

  get total(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  state(): CountersState {
    const failures = [...this.#failures.values()].sort((left, right) => right.count - left.count);
    return { counts: { ...this.#counts }, failures };
  }
}
