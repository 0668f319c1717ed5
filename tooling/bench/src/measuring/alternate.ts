import type { Metrics, Results } from './results.ts';

/** Something that is measured once in each round. */
export interface Contender {
  /** For the report. */
  readonly name: string;
  /** Whether the run continues without it after a failure. Default: false. */
  readonly optional?: boolean;
  /** Prepares, measures and cleans up. @throws Error unless all of the work was done. */
  measure(): Promise<Metrics>;
}

/**
 * Measures all contenders in each round, forwards and backwards in turn, so that changes of the machine and after-effects
 * of one contender affect all alike.
 */
export async function alternate(
  contenders: readonly Contender[],
  rounds: number,
  results: Results,
  progress: Progress,
): Promise<void> {
  const leftOut = new Set<Contender>();
  for (let round = 1; round <= rounds; round += 1) {
    const order = round % 2 === 1 ? contenders : contenders.toReversed();
    for (const contender of order.filter((each) => !leftOut.has(each))) {
      progress(`round ${round} of ${rounds}: ${contender.name}`);
      try {
        results.record(contender.name, await contender.measure());
      } catch (error) {
        if (!contender.optional) throw error;
        leftOut.add(contender);
        progress(`${contender.name} failed and is left out: ${(error as Error).message}`);
      }
    }
  }
}

/** Reports what the run does at the moment. */
export type Progress = (what: string) => void;

/** Prints progress with the seconds since the start to standard error: the report goes to standard output. */
export function printProgress(what: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${what}`);
}
