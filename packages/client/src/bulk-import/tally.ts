import type {
  ImportFailureGroup,
  ImportNotCreated,
  ImportProgress,
  ImportReport,
  ImportResult,
} from './import-report.js';

const SAMPLES = 5;

/** Counts results, and keeps a few of each kind of failure: its size does not grow with their number. */
export class Tally {
  readonly #counts = { created: 0, failed: 0, unknown: 0 };
  readonly #groups = new Map<string, { count: number; first: ImportNotCreated[] }>();

  add(results: readonly ImportResult[]): void {
    for (const result of results) {
      this.#counts[result.outcome] += 1;
      if (result.outcome !== 'created') this.#addToGroup(result);
    }
  }

  progress(): ImportProgress {
    const { created, failed, unknown } = this.#counts;
    return { total: created + failed + unknown, created, failed, unknown };
  }

  report(): ImportReport {
    const groups = [...this.#groups.values()].sort((left, right) => right.count - left.count);
    return { ...this.progress(), failures: groups.flatMap(toFailureGroup) };
  }

  #addToGroup(result: ImportNotCreated): void {
    const name = `${result.outcome} ${result.reason.code}`;
    const group = this.#groups.get(name) ?? { count: 0, first: [] };
    group.count += 1;
    if (group.first.length < SAMPLES) group.first.push(result);
    this.#groups.set(name, group);
  }
}

function toFailureGroup({ count, first }: { count: number; first: ImportNotCreated[] }): ImportFailureGroup[] {
  const samples = first.map(({ index, customer_key, reason }) => ({ index, customer_key, message: reason.message }));
  return first.slice(0, 1).map(({ outcome, reason }) => ({ outcome, code: reason.code, count, samples }));
}
