import type { Figures, Results } from './results.ts';

/** Something that is measured once in each round. */
export interface Contender {
  /** How the report calls it. */
  readonly name: string;
  /** Whether the run goes on without it when it fails. Default: false. */
  readonly optional?: boolean;
  /** Makes everything ready, measures, and leaves nothing behind. @throws Error where not all of the work was done. */
  measure(): Promise<Figures>;
}

/**
 * Measures all contenders in each round, forwards and backwards in turn: whatever the machine does meanwhile, and whatever
 * one of them leaves to the next, meets them all alike.
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
        progress(`${contender.name} is left out from now on: ${(error as Error).message}`);
      }
    }
  }
}

/** Says what is done at the moment. */
export type Progress = (what: string) => void;

/** On standard error, with the seconds since the start: standard output is the report's. */
export function printProgress(what: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${what}`);
}
