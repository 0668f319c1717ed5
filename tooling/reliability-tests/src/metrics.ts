/** One measured number, and what is promised of it. A figure without a bound is told for understanding only. */
export interface Figure {
  /** What is counted or measured, in words that read well before the number: `acknowledged customers lost`. */
  readonly name: string;
  readonly value: number;
  readonly unit?: 'ms' | 'MB';
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What was counted, for whoever has to find out why. The first few are shown where the promise is broken. */
  readonly evidence?: readonly string[];
}

/**
 * Whether the promise is kept.
 *
 * @param timeSlack factor by which times may be exceeded: above 1 where other programs share the processor.
 */
export function isKept({ value, unit, atMost = Infinity, atLeast = -Infinity }: Figure, timeSlack: number): boolean {
  return value >= atLeast && value <= atMost * (unit === 'ms' ? timeSlack : 1);
}

const evidenceShown = 5;

/** A broken promise with its evidence, a line each. */
export function describeBroken(figure: Figure): string {
  return [describeFigure(figure), ...(figure.evidence ?? []).slice(0, evidenceShown)].join('\n  ');
}

/** `acknowledged customers lost: 0 (≤ 0)` */
export function describeFigure({ name, value, unit, atMost, atLeast }: Figure): string {
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

/** Bytes as megabytes of 1,000,000. */
export const inMegabytes = (bytes: number): number => bytes / 1_000_000;
