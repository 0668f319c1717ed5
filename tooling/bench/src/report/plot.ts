import type { Results } from '../measuring/results.ts';
import { formatNumber } from './format.ts';

/** One bar and its label. */
export interface Bar {
  readonly label: string;
  readonly contender: string;
  /** Our bars are drawn in colour, the others in grey. */
  readonly ours: boolean;
}

/** Bars that are compared with the first of our bars. */
export interface BarGroup {
  readonly title: string;
  readonly bars: readonly Bar[];
}

const width = 760;
const barLeft = 300;
const barRight = 600;
const rowHeight = 24;
const groupGap = 44;

/**
 * Customers per second as bars, in SVG: each with its value and with how it compares with ours. The background is that
 * of the page, and the colours can be read on a light and on a dark one.
 */
export function plot(groups: readonly BarGroup[], results: Results): string {
  const measured = groups
    .map((group) => ({ ...group, bars: group.bars.filter(({ contender }) => results.spread(contender, 'cps')) }))
    .filter(({ bars }) => bars.some(({ ours }) => ours));
  let top = 10;
  const parts = measured.map((group) => {
    const drawn = drawGroup(group, results, top);
    top += groupGap + group.bars.length * rowHeight;
    return drawn;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" width="${width}" height="${top}" role="img">
<title>Customers per second, by bulk create of 100 at a time</title>
<style>
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 }
  .faint { fill: #59636e }
  .ours { fill: #1a7f64 }
  .other { fill: #9aa4af }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .faint { fill: #9198a1 }
    .ours { fill: #3fb68f }
    .other { fill: #656c76 }
  }
</style>
${parts.join('\n')}
</svg>
`;
}

function drawGroup({ title, bars }: BarGroup, results: Results, top: number): string {
  const cpsOf = ({ contender }: Bar): number => results.spread(contender, 'cps')?.median ?? 0;
  const longest = Math.max(...bars.map(cpsOf));
  const reference = bars.find(({ ours }) => ours) as Bar;
  const rows = bars.map((bar, index) => {
    const y = top + 32 + index * rowHeight;
    const length = Math.max(1, ((barRight - barLeft) * cpsOf(bar)) / longest);
    const ratio = bar === reference ? undefined : results.ratio(reference.contender, bar.contender, 'cps')?.median;
    const comparison = ratio === undefined ? '' : `<tspan class="faint" dx="8">ours: ${formatNumber(ratio)} ×</tspan>`;
    return [
      `<text x="${barLeft - 8}" y="${y + 12}" text-anchor="end">${escaped(bar.label)}</text>`,
      `<rect class="${bar.ours ? 'ours' : 'other'}" x="${barLeft}" y="${y}" width="${length.toFixed(1)}" height="16" rx="2"/>`,
      `<text x="${(barLeft + length + 6).toFixed(1)}" y="${y + 12}">${formatNumber(cpsOf(bar))}${comparison}</text>`,
    ].join('\n');
  });
  return [`<text class="title" x="0" y="${top + 16}">${escaped(title)}</text>`, ...rows].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
