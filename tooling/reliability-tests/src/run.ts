import { randomInt } from 'node:crypto';
import { inject } from 'vitest';
import type { Experiment, Extent } from './experiment.ts';
import type { Figure } from './metrics.ts';
import { randomFrom } from './random.ts';
import { inLab } from './test-environment.ts';

/**
 * Does an experiment on a server.
 *
 * @param entry path of the `main.js` of the built server.
 */
export function perform(experiment: Experiment, extent: Extent, entry: string): Promise<readonly Figure[]> {
  return inLab({ serverEntry: entry, random: randomFrom(seed) }, (lab) => experiment.run(lab, extent));
}

let headerIsPrinted = false;

/** Prints one row of the table of figures. */
export function printRow(experiment: string, figures: string): void {
  if (!headerIsPrinted) {
    console.log(`\nFigures of the ${extent} form, RELIABILITY_SEED=${seed}\n\n| experiment | figures |\n| --- | --- |`);
    headerIsPrinted = true;
  }
  console.log(`| ${experiment} | ${figures} |`);
}

declare module 'vitest' {
  interface ProvidedContext {
    extent: Extent;
  }
}

/** How much this run does: `vitest run --mode full` does all. */
export const extent: Extent = inject('extent');

/** What the random choices of this run follow from; it is printed. `RELIABILITY_SEED` repeats those of another run. */
const seed: number = Number(process.env.RELIABILITY_SEED ?? randomInt(2 ** 31));

if (!Number.isInteger(seed)) throw new Error('RELIABILITY_SEED must be an integer');

/**
 * The factor by which times may exceed their bounds. The bounds are those of a machine that does nothing else, as in
 * the full form; the short form runs among all other tests.
 */
export const timeSlack = (extent: Extent): number => (extent === 'full' ? 1 : 5);
