import type { Progress } from '../progress.js';
import type { Contender } from './contender.js';
import type { Results } from './results.js';

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
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, measure } of round % 2 === 1 ? contenders : contenders.toReversed()) {
      progress(`round ${round} of ${rounds}: ${name}`);
      results.record(name, await measure());
    }
  }
}
