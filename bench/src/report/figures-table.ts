import { type FigureName, figureUnits } from '../measuring/figures.js';
import type { Results } from '../measuring/results.js';
import { formatSpread } from './format-number.js';
import { markdownTable } from './markdown-table.js';

const titles: Readonly<Record<FigureName, string>> = {
  cps: 'customers/s',
  p50: 'p50, ms',
  p99: 'p99, ms',
  loopDelayP99: 'event-loop delay p99, ms',
  rssIdle: 'memory idle, MB',
  rssMax: 'memory max, MB',
  startUp: 'start-up, ms',
};

/** The figures of everything that was measured, those columns left out that nothing has. */
export function figuresTable(results: Results): string {
  const names = (Object.keys(figureUnits) as FigureName[]).filter((figure) =>
    results.contenders.some((contender) => results.spread(contender, figure)),
  );
  const rows = results.contenders.map((contender) => [
    contender,
    ...names.map((figure) => {
      const spread = results.spread(contender, figure);
      return spread === undefined ? '' : formatSpread(spread);
    }),
  ]);
  return markdownTable(['', ...names.map((name) => titles[name])], rows);
}
