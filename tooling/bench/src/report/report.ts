import type { Extent } from '../config.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { FigureName, Results } from '../measuring/results.ts';
import { listQueries } from '../sections/list-queries.ts';
import { listContenderName } from '../sections/lists.ts';
import { formatNumber, formatSpread, markdownTable } from './format.ts';
import { furtherRatios, type Target, targets } from './targets.ts';

export interface ReportFacts {
  readonly machine: readonly string[];
  readonly extent: Extent;
  readonly results: Results;
}

/** The whole report in Markdown, ratios first. */
export function report({ machine, extent, results }: ReportFacts): string {
  return `# What was measured

Written by \`pnpm bench --write\`; [README.md](README.md) says how it is measured. Medians of ${extent.rounds} interleaved rounds, with the range in brackets. A ratio is the median of the ratios within each round.

${machine.map((line) => `- ${line}`).join('\n')}
- servers with NODE_ENV=production, LOG_LEVEL=info to a file, RATE_LIMIT=0

## Targets

${targetsTable(targets(extent.lists.sizes), results)}

## Over a bare driver that writes rows like ours

${ratiosTable(furtherRatios, results)}

## Figures

${figuresTable(results)}

## Reading, by the number of customers

Median time of a request over one connection that does nothing else.

${listsTable(results, extent.lists.sizes)}
`;
}

/** What was aimed at, what was measured, and whether the median is there. */
function targetsTable(targets: readonly Target[], results: Results): string {
  const rows = targets.map((target) => {
    const measured = target.measure(results);
    if (measured === undefined) return [target.what, boundOf(target), 'not measured', ''];
    return [target.what, boundOf(target), formatSpread(measured), isMet(target, measured.median) ? 'yes' : '**no**'];
  });
  return markdownTable(['', 'target', 'measured', 'met'], rows);
}

/** What was measured, without a target. */
function ratiosTable(ratios: readonly Target[], results: Results): string {
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
function figuresTable(results: Results): string {
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

/** How long a request takes by the number of customers, and how much longer with the most than with the fewest. */
function listsTable(results: Results, sizes: readonly number[]): string {
  const rows = [sqlite, postgres].flatMap((kind) =>
    listQueries.flatMap((query) => {
      const names = sizes.map((size) => listContenderName(kind, query, size));
      if (names.every((name) => results.spread(name, 'answer') === undefined)) return [];
      const growth = results.ratio(names.at(-1) ?? '', names[0] ?? '', 'answer');
      const times = names.map((name) => results.spread(name, 'answer'));
      return [
        [
          `${kind.name}, ${query.name}`,
          ...times.map((time) => (time ? formatSpread(time) : '')),
          growth ? formatNumber(growth.median) : '',
        ],
      ];
    }),
  );
  const head = sizes.map((size) => `${size.toLocaleString('en')} customers, ms`);
  return markdownTable(['', ...head, 'growth'], rows);
}
