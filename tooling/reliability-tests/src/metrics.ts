/** `short` takes seconds and runs with all tests; `full` gives the published numbers. */
export type Mode = 'short' | 'full';

/** One measured number and the promise about it. A metric without a bound is only reported. */
export interface Metric {
  /** Reads well before the number: `acknowledged customers lost`. */
  readonly name: string;
  readonly value: number;
  readonly unit?: 'ms' | 'MB';
  readonly atMost?: number;
  readonly atLeast?: number;
  /** The counted items. The first few are shown if the promise is broken. */
  readonly evidence?: readonly string[];
}

/**
 * Whether the promise is kept. Times are judged in full mode only, which has the machine to itself: in short mode they
 * would depend on what else runs.
 */
export function isKept({ value, unit, atMost = Infinity, atLeast = -Infinity }: Metric, mode: Mode): boolean {
  if (unit === 'ms' && mode === 'short') return true;
  return value >= atLeast && value <= atMost;
}

const evidenceShown = 5;

/** Describes a broken promise, with one line for each piece of evidence. */
export function describeBroken(metric: Metric): string {
  return [describeMetric(metric), ...(metric.evidence ?? []).slice(0, evidenceShown)].join('\n  ');
}

/** `acknowledged customers lost: 0 (≤ 0)` */
export function describeMetric({ name, value, unit, atMost, atLeast }: Metric): string {
  const bounds = [bound('≥', atLeast), bound('≤', atMost)].filter((text) => text !== undefined);
  const measured = `${name}: ${formatNumber(value)}${unit === undefined ? '' : ` ${unit}`}`;
  return bounds.length === 0 ? measured : `${measured} (${bounds.join(', ')})`;
}

function bound(sign: string, value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${sign} ${formatNumber(value)}`;
}

function formatNumber(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** Bytes as megabytes of 1,000,000. */
export const inMegabytes = (bytes: number): number => bytes / 1_000_000;

/**
 * How much values grow from first to last along the line that fits them best, so that an outlier matters little.
 *
 * @param values measured at equal intervals, at least two.
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
