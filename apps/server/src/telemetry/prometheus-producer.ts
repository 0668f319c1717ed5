import { type HrTime, ValueType } from '@opentelemetry/api';
import { hrTime } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type CollectionResult,
  type DataPoint,
  DataPointType,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type { MetricObjectWithValues, MetricValue, MetricValueWithName, Registry } from 'prom-client';

type PrometheusMetric = MetricObjectWithValues<MetricValue<string>>;
type Labels = Readonly<Record<string, string | number>>;

/**
 * Turns the metrics for Prometheus into those of OpenTelemetry, so that both have the same names, labels and numbers. The
 * registry counts from the start of the process.
 */
export class PrometheusProducer implements MetricProducer {
  readonly #registry: Registry;
  readonly #startTime: HrTime = hrTime(0);

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  async collect(): Promise<CollectionResult> {
    const metrics = (await this.#registry.getMetricsAsJSON()) as PrometheusMetric[];
    const times = { startTime: this.#startTime, endTime: hrTime() };
    const data = metrics.map((metric) => toMetricData(metric, times)).filter((metric) => metric !== undefined);
    const scopeMetrics = [{ scope: { name: 'rollcall' }, metrics: data }];
    // The reader replaces the resource by its own.
    return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] };
  }
}

type Times = Pick<DataPoint<unknown>, 'startTime' | 'endTime'>;

/** `undefined` for a summary, which OpenTelemetry does not have. */
function toMetricData(metric: PrometheusMetric, times: Times): MetricData | undefined {
  const descriptor = {
    name: metric.name,
    description: metric.help,
    unit: unitOf(metric.name),
    valueType: ValueType.DOUBLE,
  };
  const shared = { descriptor, aggregationTemporality: AggregationTemporality.CUMULATIVE };
  // The type of the library says that it is a number; it is the name.
  switch (String(metric.type)) {
    case 'counter':
      return { ...shared, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: toPoints(metric, times) };
    case 'gauge':
      return { ...shared, dataPointType: DataPointType.GAUGE, dataPoints: toPoints(metric, times) };
    case 'histogram':
      return { ...shared, dataPointType: DataPointType.HISTOGRAM, dataPoints: toHistograms(metric, times) };
    default:
      return undefined;
  }
}

/** @see https://ucum.org */
function unitOf(name: string): string {
  if (/_seconds(?:_|$)/.test(name)) return 's';
  return /_bytes(?:_|$)/.test(name) ? 'By' : '';
}

function toPoints({ values }: PrometheusMetric, times: Times): DataPoint<number>[] {
  // Before its first sample, the lag of the event loop is not a number.
  const measured = values.filter(({ value }) => Number.isFinite(value));
  return measured.map(({ value, labels }) => ({ ...times, attributes: labels as Labels, value }));
}

/** Prometheus has a value for each bucket, which includes all smaller buckets, and further ones for sum and count. */
function toHistograms({ values }: PrometheusMetric, times: Times): DataPoint<Histogram>[] {
  const series = new Map<string, { attributes: Labels; values: MetricValueWithName<string>[] }>();
  for (const value of values as MetricValueWithName<string>[]) {
    const { le: _, ...attributes } = value.labels as Labels;
    const key = JSON.stringify(attributes);
    const found = series.get(key) ?? { attributes, values: [] };
    series.set(key, found);
    found.values.push(value);
  }
  return [...series.values()].map((one) => ({ ...times, attributes: one.attributes, value: toHistogram(one.values) }));
}

function toHistogram(values: readonly MetricValueWithName<string>[]): Histogram {
  const valueWith = (suffix: string) => values.find(({ metricName }) => metricName?.endsWith(suffix))?.value ?? 0;
  const buckets = values.filter(({ metricName }) => metricName?.endsWith('_bucket'));
  const boundaries = buckets.map(({ labels }) => Number((labels as Labels).le)).filter(Number.isFinite);
  const counts = buckets.map(({ value }, index) => value - (buckets[index - 1]?.value ?? 0));
  return { buckets: { boundaries, counts }, sum: valueWith('_sum'), count: valueWith('_count') };
}
