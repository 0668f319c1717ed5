import type {
  ImportFailureGroup,
  ImportFailureSample,
  ImportNotCreated,
  ImportProgress,
  ImportReport,
  ImportResult,
} from './report.ts';

const SAMPLES_MAX = 5;

/** Counts results by outcome, with a few samples of each kind of failure. Its size does not grow with their number. */
export class Counters {
  readonly #counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, unknown: 0 };
  readonly #groups = new Map<string, FailureGroup>();

  add(results: readonly ImportResult[]): void {
    for (const result of results) {
      this.#counts[result.outcome] += 1;
      if (result.outcome === 'failed' || result.outcome === 'unknown') this.#addFailure(result);
    }
  }

  progress(): ImportProgress {
    const total = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
    return { total, ...this.#counts };
  }

  report(): ImportReport {
    const groups = [...this.#groups.values()].sort((left, right) => right.count - left.count);
    const failures = groups.map((group) => ({ ...group, samples: [...group.samples] }));
    return { ...this.progress(), failures };
  }

  #addFailure({ outcome, index, customer_key, reason: { code, message } }: ImportNotCreated): void {
    const group = this.#groups.get(`${outcome} ${code}`) ?? { outcome, code, count: 0, samples: [] };
    group.count += 1;
    if (group.samples.length < SAMPLES_MAX) group.samples.push({ index, customer_key, message });
    this.#groups.set(`${outcome} ${code}`, group);
  }
}

interface FailureGroup extends ImportFailureGroup {
  count: number;
  readonly samples: ImportFailureSample[];
}
