import type { ImportResult } from '@rollcall/client';

/** Rows by outcome, over all runs of an import. */
interface OutcomeCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  /** Rows that may have been created. */
  readonly unknown: number;
}

const NONE: OutcomeCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, unknown: 0 };

/** Rows that failed, or are unknown, for the same reason. */
interface FailureCount {
  readonly code: string;
  readonly count: number;
  /** The message of the first of them. */
  readonly example: string;
}

/** The counters as the journal stores them. */
export interface CountersState {
  readonly counts: OutcomeCounts;
  /** Customers that were archived after they were stored, as they are in the file. */
  readonly archived: number;
  /** The most frequent first. */
  readonly failures: readonly FailureCount[];
}

/** Counts the outcomes of rows. */
export class Counters {
  readonly #counts = { ...NONE };
  #archived: number;
  readonly #failures = new Map<string, { code: string; count: number; example: string }>();

  /** @param state the counters of an earlier run. */
  constructor(state?: CountersState) {
    Object.assign(this.#counts, state?.counts);
    this.#archived = state?.archived ?? 0;
    for (const failure of state?.failures ?? []) this.#failures.set(failure.code, { ...failure });
  }

  add(outcome: ImportResult['outcome']): void {
    this.#counts[outcome] += 1;
  }

  addArchived(): void {
    this.#archived += 1;
  }

  /** Counts why a row failed or is unknown. */
  addReason(code: string, example: string): void {
    const failure = this.#failures.get(code) ?? { code, count: 0, example };
    failure.count += 1;
    this.#failures.set(code, failure);
  }

  /** Rows in the file of failed rows: those that failed or are unknown. */
  get notCreated(): number {
    return this.#counts.failed + this.#counts.unknown;
  }

  get total(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  state(): CountersState {
    const failures = [...this.#failures.values()].sort((left, right) => right.count - left.count);
    return { counts: { ...this.#counts }, archived: this.#archived, failures };
  }
}
