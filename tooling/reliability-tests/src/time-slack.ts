import type { Extent } from './experiment.ts';

/**
 * The factor by which times may exceed their bounds. The bounds are those of a machine that does nothing else, as in
 * the full form; the short form runs among all other tests.
 */
export const timeSlack = (extent: Extent): number => (extent === 'full' ? 1 : 5);
