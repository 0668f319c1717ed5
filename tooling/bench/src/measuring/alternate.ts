import type { Progress } from '../progress.ts';
import type { Contender } from './contender.ts';
import type { Results } from './results.ts';

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
