import type { Experiment, Extent } from './experiment.ts';
import type { Figure } from './figure.ts';
import { inLab } from './lab.ts';
import { randomFrom } from './random.ts';
import { seed } from './seed.ts';

/**
 * Does an experiment on a server.
 *
 * @param entry path of the `main.js` of the built server.
 */
export function perform(experiment: Experiment, extent: Extent, entry: string): Promise<readonly Figure[]> {
  return inLab({ serverEntry: entry, random: randomFrom(seed) }, (lab) => experiment.run(lab, extent));
}
