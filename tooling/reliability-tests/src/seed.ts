import { randomInt } from 'node:crypto';

/** What the random choices of this run follow from; it is printed. `RELIABILITY_SEED` repeats those of another run. */
export const seed: number = Number(process.env.RELIABILITY_SEED ?? randomInt(2 ** 31));

if (!Number.isInteger(seed)) throw new Error('RELIABILITY_SEED must be an integer');
