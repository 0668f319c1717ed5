import { readFileSync } from 'node:fs';
import type { SyntaxNodeRef } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { expect, it } from 'vitest';
import {
  collectNotIndexed,
  collectPendingDeliveries,
  collectPools,
  collectProcessMetrics,
  createMetrics,
} from '../../../src/metrics/metrics.ts';

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const file = new URL('../../../grafana/dashboard.json', import.meta.url);
const dashboard = JSON.parse(readFileSync(file, 'utf8')) as { readonly panels: readonly Panel[] };
const queries = dashboard.panels.flatMap(({ title, targets = [] }) => targets.map((target) => ({ title, ...target })));

/** Prometheus adds these to everything that it scrapes. */
const labelsOfScrapes = ['job', 'instance'];

it.each(queries)('the panel "$title" queries only metrics and labels that /metrics has: $expr', async (query) => {
  const { metrics, labels, errors } = read(query.expr);
  expect(errors).toEqual([]);
  expect(metrics.length).toBeGreaterThan(0);
  const known = await labelsByMetric();
  expect(metrics.filter((metric) => !known.has(metric))).toEqual([]);
  const allowed = [...labelsOfScrapes, ...metrics.flatMap((metric) => known.get(metric) ?? [])];
  const inLegend = [...query.legendFormat.matchAll(/\{\{(.*?)\}\}/g)].map(([, label = '']) => label);
  expect([...labels, ...inLegend].filter((label) => !allowed.includes(label))).toEqual([]);
});

it('the dashboard shows every metric of the server itself', async () => {
  const shown = new Set(queries.flatMap(({ expr }) => read(expr).metrics.map(familyOf)));
  const own = [...(await labelsByMetric()).keys()].filter((metric) => metric.startsWith('rollcall_')).map(familyOf);
  expect(own.filter((metric) => !shown.has(metric))).toEqual([]);
});

it('the dashboard has a panel for each thing that an operator looks at first', () => {
  const titles = queries.map(({ title }) => title);
  const wanted = [
    ...['Requests by operation', 'Share of requests that failed', 'Latency p50 by operation'],
    ...['Latency p95 by operation', 'Latency p99 by operation', 'Customers created', 'Rate limited requests'],
    ...['Search index backlog', 'Webhook attempts', 'Webhook deliveries pending', 'Event loop lag', 'Memory'],
  ];
  expect(titles).toEqual(expect.arrayContaining(wanted));
});

/** The name without the endings of a histogram. */
function familyOf(metric: string): string {
  return metric.replace(/_(?:bucket|sum|count)$/, '');
}

/** The names in `/metrics`, each with its labels. A histogram has three. */
async function labelsByMetric(): Promise<ReadonlyMap<string, readonly string[]>> {
  const metrics = createMetrics();
  collectProcessMetrics(metrics);
  collectNotIndexed(metrics, async () => 0);
  collectPendingDeliveries(metrics, async () => ({ count: 0, oldestMs: 0 }));
  collectPools(metrics, [{ name: 'main', state: () => ({ max: 8, open: 1, inUse: 0, waiting: 0 }) }]);
  const { registry } = metrics;
  const labels = new Map<string, readonly string[]>();
  for (const { name, type } of await registry.getMetricsAsJSON()) {
    const { labelNames = [] } = registry.getSingleMetric(name) as { readonly labelNames?: readonly string[] };
    if (String(type) !== 'histogram') labels.set(name, labelNames);
    else for (const part of ['bucket', 'sum', 'count']) labels.set(`${name}_${part}`, [...labelNames, 'le']);
  }
  return labels;
}

/** The names in a query. Grafana replaces the variables before it sends the query. */
function read(query: string) {
  const text = query.replaceAll('$__rate_interval', '5m').replaceAll(/\$\w+/g, '.+');
  const [metrics, labels, errors]: [string[], string[], string[]] = [[], [], []];
  parser.parse(text).iterate({
    enter: (node: SyntaxNodeRef) => {
      const part = text.slice(node.from, node.to);
      if (node.type.isError) errors.push(`at ${node.from}: ${text}`);
      if (node.name === 'Identifier') metrics.push(part);
      if (node.name === 'LabelName') labels.push(part);
    },
  });
  return { metrics, labels, errors };
}
