import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import { describeConnections } from '../measuring/bulk-client.ts';
import type { BenchmarkConfig } from '../measuring/config.ts';
import type { MetricName, Results, Spread } from '../measuring/results.ts';
import { ablationNames, ablations } from '../sections/ablations.ts';
import { otherBuild } from '../sections/compare.ts';
import { listQueries } from '../sections/list-queries.ts';
import { listContenderName } from '../sections/lists.ts';
import { webhookRatios } from '../sections/webhooks.ts';
import { formatNumber, formatSpread, markdownTable } from './format.ts';
import { furtherRatios, type Target, targets } from './targets.ts';

export interface ReportFacts {
  readonly machine: readonly string[];
  readonly config: BenchmarkConfig;
  readonly results: Results;
}

/** The whole report in Markdown, ratios first. */
export function report({ machine, config, results }: ReportFacts): string {
  return `# What was measured

Written by \`pnpm bench --write\`; [README.md](README.md) says how it is measured. Medians of ${config.rounds} interleaved rounds, with the range in brackets. A ratio is the median of the ratios within each round.

${machine.map((line) => `- ${line}`).join('\n')}
- servers with NODE_ENV=production, LOG_LEVEL=info to a file, RATE_LIMIT=0

## Targets

${targetsTable(targets(config.lists.sizes), results)}

## Over a bare driver that writes rows like ours

${ratiosTable(furtherRatios, results)}

## What the machinery is worth

Bulk create on the built server over the same on a copy of it without one part: above 1, the part makes it faster.

${ablationsTable(results, config.connectionCounts)}

## What webhooks cost

Bulk create of batches of a hundred, 16 connections, over the same on the server before it in the table. Deliveries are not
sent meanwhile: only the recording of events is measured.

${webhooksTable(results)}

## Results

${metricsTable(results)}
${comparisonOf(results)}
## Reads, by the number of customers

Median time of a request over one otherwise idle connection.

${listsTable(results, config.lists.sizes)}
`;
}

/** Each target, its measured value, and whether the median meets it. */
function targetsTable(targets: readonly Target[], results: Results): string {
  const rows = targets.map((target) => {
    const measured = target.measure(results);
    if (measured === undefined) return [target.what, boundOf(target), 'not measured', ''];
    return [target.what, boundOf(target), formatSpread(measured), isMet(target, measured.median) ? 'yes' : '**no**'];
  });
  return markdownTable(['', 'target', 'measured', 'met'], rows);
}

/** Ratios without targets. */
function ratiosTable(ratios: readonly Target[], results: Results): string {
  return markdownTable(
    ['', 'measured'],
    ratios.map(({ what, measure }) => [what, formatMeasured(measure(results))]),
  );
}

/** The ratio of the server with each part to the server without it, by the number of connections. */
function ablationsTable(results: Results, connectionCounts: readonly number[]): string {
  const rows = ablations.map((ablation) => [
    `${ablation.part}, ${ablation.kind.name}`,
    ...connectionCounts.map((connections) => {
      const names = ablationNames(ablation, connections);
      return formatMeasured(results.ratio(names.with, names.without, 'cps'));
    }),
  ]);
  return markdownTable(['', ...connectionCounts.map(describeConnections)], rows);
}

function webhooksTable(results: Results): string {
  const rows = webhookRatios.map(({ what, of, over }) => [
    what,
    formatMeasured(results.ratio(of, over, 'batchCpuMs')),
    formatMeasured(results.ratio(of, over, 'cps')),
  ]);
  return markdownTable(['', 'CPU of server and database', 'customers/s'], rows);
}

function formatMeasured(measured: Spread | undefined): string {
  return measured === undefined ? 'not measured' : formatSpread(measured);
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
  rps: 'requests/s',
  cpuMs: 'CPU of a request, ms',
  batchCpuMs: 'CPU of a batch, database included, ms',
  p50: 'p50, ms',
  p99: 'p99, ms',
  loopDelayP99: 'event-loop delay p99, ms',
  rssIdle: 'memory idle, MB',
  rssMax: 'memory max, MB',
  startUp: 'start-up, ms',
  fileMb: 'file, MB',
} as const satisfies Partial<Record<MetricName, string>>;

/** The metrics of all contenders. Columns and rows without values are left out. */
function metricsTable(results: Results): string {
  const names = (Object.keys(titles) as (keyof typeof titles)[]).filter((metric) =>
    results.contenders.some((contender) => results.spread(contender, metric)),
  );
  const contenders = results.contenders.filter((contender) => names.some((name) => results.spread(contender, name)));
  const rows = contenders.map((contender) => [
    contender,
    ...names.map((metric) => {
      const spread = results.spread(contender, metric);
      return spread === undefined ? '' : formatSpread(spread);
    }),
  ]);
  return markdownTable(['', ...names.map((name) => titles[name])], rows);
}

/** The ratios of the server under test to the other build, if there is one. */
function comparisonOf(results: Results): string {
  const pairs = results.contenders.flatMap((name) => {
    const other = `${name}, ${otherBuild}`;
    return results.contenders.includes(other) ? [{ name, other }] : [];
  });
  if (pairs.length === 0) return '';
  const metrics = Object.keys(titles) as (keyof typeof titles)[];
  const rows = pairs.map(({ name, other }) => [
    name,
    ...metrics.map((metric) => {
      const ratio = results.ratio(name, other, metric);
      return ratio === undefined ? '' : formatSpread(ratio);
    }),
  ]);
  const heads = metrics.map((metric) => titles[metric].replace(/, (?:ms|MB)$/, ''));
  return `
## Over the other build

${markdownTable(['', ...heads], rows)}
`;
}

/** The time of each request by the number of customers, and the ratio of the last time to the first. */
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
