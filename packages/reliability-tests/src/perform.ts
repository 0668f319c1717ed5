import type { Experiment, Extent } from './experiment.js';
import type { Figure } from './figure.js';
import { inLab } from './lab.js';
import { randomFrom } from './random.js';
import { seed } from './seed.js';

/**
 * Does an experiment on a server.
 *
 * @param entry path of the `main.js` of the built server.
 */
export function perform(experiment: Experiment, extent: Extent, entry: string): Promise<readonly Figure[]> {
  return inLab({ serverEntry: entry, random: randomFrom(seed) }, (lab) => experiment.run(lab, extent));
}
