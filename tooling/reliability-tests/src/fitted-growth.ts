/**
 * How much values grow from the first to the last, by the line that fits them best: one that stands out says little.
 *
 * @param values measured at equal intervals, two at least.
 */
export function fittedGrowth(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let covariance = 0;
  let variance = 0;
  for (const [index, value] of values.entries()) {
    covariance += (index - middle) * (value - mean);
    variance += (index - middle) ** 2;
  }
  return (covariance / variance) * (values.length - 1);
}
