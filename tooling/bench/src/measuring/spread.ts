/** The median of a few values, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @returns `undefined` where there are no values. */
export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  return { median: percentile(values, 50), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * The value that `percent` of the values do not exceed: the nearest rank, but for the median of an even number, which
 * lies between the two in the middle.
 *
 * @throws RangeError where there are no values.
 */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (rank: number): number => sorted[Math.max(0, rank - 1)] as number;
  const rank = (percent / 100) * sorted.length;
  if (percent === 50 && Number.isInteger(rank)) return (at(rank) + at(rank + 1)) / 2;
  return at(Math.ceil(rank));
}
