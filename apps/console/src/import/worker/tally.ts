import { type Counts, NO_COUNTS, type Reason, type RowIssue } from '../import-state.ts';
import type { RowOutcome } from './row-outcome.ts';

/** Other reasons are counted, but not listed. */
const REASONS_MAX = 100;

/** Counts the outcomes of rows. Its size does not grow with their number. */
export class Tally {
  #counts: Counts;
  readonly #reasons = new Map<string, Reason>();

  /** @param before the counts of an earlier part of the import. */
  constructor(before: Counts = NO_COUNTS) {
    this.#counts = before;
  }

  add(outcome: RowOutcome): void {
    const name = typeof outcome === 'string' ? outcome : 'failed';
    this.#counts = { ...this.#counts, [name]: this.#counts[name] + 1 };
    if (typeof outcome === 'string') return;
    for (const issue of outcome) this.#addReason(issue);
  }

  get counts(): Counts {
    return this.#counts;
  }

  /** The most frequent first. */
  get reasons(): Reason[] {
    return [...this.#reasons.values()].sort((left, right) => right.count - left.count);
  }

  #addReason({ code, field, message }: RowIssue): void {
    const key = `${code} ${field}`;
    const reason = this.#reasons.get(key);
    if (reason === undefined && this.#reasons.size === REASONS_MAX) return;
    this.#reasons.set(key, { code, field, count: (reason?.count ?? 0) + 1, example: reason?.example ?? message });
  }
}
