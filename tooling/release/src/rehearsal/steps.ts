/** Runs one step after another, and prints each with its duration. */
export class Steps {
  readonly #startedAt = performance.now();
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void = console.log) {
    this.#print = print;
  }

  heading(title: string): void {
    this.#print(`\n${title}`);
  }

  /** @throws the failure of the work, after its title has been printed. */
  async run<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    try {
      const result = await work();
      this.#print(`  ✓ ${title}  ${seconds(startedAt)}`);
      return result;
    } catch (error) {
      this.#print(`  ✗ ${title}  ${seconds(startedAt)}`);
      throw error;
    }
  }

  /** Since the first step. */
  total(): string {
    return seconds(this.#startedAt);
  }
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** A check of a rehearsal has failed. */
export class RehearsalError extends Error {
  override readonly name = 'RehearsalError';
}

/** @throws {RehearsalError} unless the condition holds. */
export function check(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new RehearsalError(otherwise);
}
