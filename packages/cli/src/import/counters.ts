import type { ImportResult } from '@rollcall/client';

/** How many rows came to what, over all runs of an import. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

/** Rows that failed for the same reason. */
export interface FailureCount {
  readonly code: string;
  readonly count: number;
  /** What is said of the first of them. */
  readonly example: string;
}

/** What becomes part of the journal. */
export interface TallyState {
  readonly counts: ImportCounts;
  readonly failures: readonly FailureCount[];
}

/** Counts rows. */
export class ImportTally {
  readonly #counts: Record<keyof ImportCounts, number> = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
  };
  readonly #failures = new Map<string, { code: string; count: number; example: string }>();

  /** @param state what an earlier run has counted. */
  constructor(state?: TallyState) {
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

  /** All rows. */
  get total(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  /** The most frequent failure comes first. */
  state(): TallyState {
    const failures = [...this.#failures.values()].sort((left, right) => right.count - left.count);
    return { counts: { ...this.#counts }, failures: failures.map((failure) => ({ ...failure })) };
  }
}
