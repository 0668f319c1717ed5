import type { Results } from '../measuring/results.ts';
import { formatNumber, formatSpread } from './format-number.ts';
import { markdownTable } from './markdown-table.ts';
import type { Target } from './targets.ts';

/** What was aimed at, what was measured, and whether the median is there. */
export function targetsTable(targets: readonly Target[], results: Results): string {
  const rows = targets.map((target) => {
    const measured = target.measure(results);
    if (measured === undefined) return [target.what, boundOf(target), 'not measured', ''];
    return [target.what, boundOf(target), formatSpread(measured), isMet(target, measured.median) ? 'yes' : '**no**'];
  });
  return markdownTable(['', 'target', 'measured', 'met'], rows);
}

/** What was measured, without a target. */
export function ratiosTable(ratios: readonly Target[], results: Results): string {
  const rows = ratios.map(({ what, measure }) => {
    const measured = measure(results);
    return [what, measured === undefined ? 'not measured' : formatSpread(measured)];
  });
  return markdownTable(['', 'measured'], rows);
}

function isMet({ atLeast = -Infinity, atMost = Infinity }: Target, value: number): boolean {
  return value >= atLeast && value <= atMost;
}

function boundOf({ atLeast, atMost }: Target): string {
  if (atLeast !== undefined) return `≥ ${formatNumber(atLeast)}`;
  return atMost === undefined ? '' : `≤ ${formatNumber(atMost)}`;
}
