import { expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { startOtlpCollector } from '../../support/otlp-collector.ts';
import { startServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('the collector gets the metrics of /metrics, with the same names, labels and numbers', async () => {
  const collector = await startOtlpCollector();
  const server = await startServer(await temporaryFolder(), {
    DATABASE_URL: 'sqlite::memory:',
    METRICS_PORT: '0',
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${collector.url}/v1/metrics`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  });
  const headers = { 'x-api-key': server.apiKey, 'content-type': 'application/json' };
  const body = JSON.stringify({ customers: [customerNamed('one'), customerNamed('one'), {}] });
  await fetch(`${server.url}/customers/bulk-create`, { method: 'POST', headers, body });
  await fetch(`${server.url}/customers/ghost`, { headers });
  const [, metricsUrl = ''] = /^ {2}Metrics +(http\S+)$/m.exec(server.output.stdout) ?? [];
  let text: string;
  // The search index is updated in the background, and both must see the same backlog.
  do text = await (await fetch(metricsUrl)).text();
  while (!text.includes('\nrollcall_customers_not_indexed 0\n'));
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(collector.exports.map(({ path }) => path)).not.toContain('/v1/traces');

  const points = collector.lastPoints();
  const exported = new Set(points.map(({ name }) => name));
  const scraped = [...text.matchAll(/^# TYPE (\S+) \S+$/gm)].map(([, name = '']) => name);
  // Gauges and counters without a value yet have no line.
  expect(scraped.filter((name) => !exported.has(name) && hasValue(text, name))).toEqual([]);
  expect([...exported].filter((name) => !scraped.includes(name))).toEqual([]);

  const own = points.filter(({ name }) => name.startsWith('rollcall_'));
  const lines = own.flatMap(({ name, attributes, value, count, sum, bucketCounts = [] }) => {
    if (value !== undefined) return [lineOf(name, attributes, value)];
    let below = 0;
    const buckets = bucketCounts.map((inBucket) => (below += inBucket));
    return [
      lineOf(`${name}_sum`, attributes, sum),
      lineOf(`${name}_count`, attributes, count),
      ...buckets.slice(-1).map((all) => lineOf(`${name}_bucket`, { le: '+Inf', ...attributes }, all)),
    ];
  });
  for (const line of lines) expect(text.split('\n')).toContain(line);
  expect(lines).toContain('rollcall_customers_created_total 1');
});

function hasValue(text: string, name: string): boolean {
  return new RegExp(`^${name}(?:_count)?(?:\\{| \\d)`, 'm').test(text);
}

function lineOf(name: string, labels: Readonly<Record<string, unknown>>, value: unknown): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join()}}`} ${value}`;
}
