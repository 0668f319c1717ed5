import type { FigureName } from '../measuring/figures.ts';
import type { Results } from '../measuring/results.ts';
import { formatSpread } from './format-number.ts';
import { markdownTable } from './markdown-table.ts';

const titles = {
  cps: 'customers/s',
  p50: 'p50, ms',
  p99: 'p99, ms',
  loopDelayP99: 'event-loop delay p99, ms',
  rssIdle: 'memory idle, MB',
  rssMax: 'memory max, MB',
  startUp: 'start-up, ms',
} as const satisfies Partial<Record<FigureName, string>>;

/** The figures of everything that has one of these, those columns left out that nothing has. */
export function figuresTable(results: Results): string {
  const names = (Object.keys(titles) as (keyof typeof titles)[]).filter((figure) =>
    results.contenders.some((contender) => results.spread(contender, figure)),
  );
  const contenders = results.contenders.filter((contender) => names.some((name) => results.spread(contender, name)));
  const rows = contenders.map((contender) => [
    contender,
    ...names.map((figure) => {
      const spread = results.spread(contender, figure);
      return spread === undefined ? '' : formatSpread(spread);
    }),
  ]);
  return markdownTable(['', ...names.map((name) => titles[name])], rows);
}
