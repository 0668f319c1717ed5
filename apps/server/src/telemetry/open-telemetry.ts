import { OTLPMetricExporter as JsonMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { TelemetryConfig } from '../telemetry-config.ts';
import { OpenTelemetryTracing } from './open-telemetry-tracing.ts';
import { PrometheusProducer } from './prometheus-producer.ts';
import { reportFailures } from './report-failures.ts';
import type { Telemetry } from './telemetry.ts';

interface OpenTelemetryDeps {
  readonly registry: Registry;
  readonly logger: Logger;
  readonly newId: () => string;
}

/** With the 9 seconds for requests in progress, a shutdown takes less than the 10 seconds after which some kill. */
const closeMsMax = 800;

/**
 * Sends traces and metrics by OTLP. Nothing global is set, so that two servers in one process do not share it.
 *
 * The SDK itself reads the environment variables for the collector, its headers and certificates, the sampler, and all
 * limits. If the collector does not answer, at most 2,560 spans wait, and further ones are dropped.
 */
export function startOpenTelemetry(
  { traces, metrics, continuesTraces }: TelemetryConfig,
  { registry, logger, newId }: OpenTelemetryDeps,
): Telemetry {
  const resource = describeServer(newId());
  const tracerProvider = traces && createTracerProvider(traces, resource, logger);
  const meterProvider = metrics && createMeterProvider(metrics, resource, { registry, logger });
  const providers = [tracerProvider, meterProvider].filter((provider) => provider !== undefined);
  return {
    tracing: tracerProvider && new OpenTelemetryTracing(tracerProvider.getTracer('rollcall'), { continuesTraces }),
    flush: () => void Promise.allSettled(providers.map((provider) => provider.forceFlush())),
    close: () => settleWithin(closeMsMax, Promise.allSettled(providers.map((provider) => provider.shutdown()))),
  };
}

/** The variables OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have priority. */
function describeServer(instanceId: string): Resource {
  const own = resourceFromAttributes({ 'service.name': 'rollcall', 'service.instance.id': instanceId });
  return defaultResource()
    .merge(own)
    .merge(detectResources({ detectors: [envDetector] }));
}

function createTracerProvider(
  { protocol }: NonNullable<TelemetryConfig['traces']>,
  resource: Resource,
  logger: Logger,
): BasicTracerProvider {
  const exporter = protocol === 'http/json' ? new JsonTraceExporter() : new OTLPTraceExporter();
  const spanProcessors = [new BatchSpanProcessor(reportFailures(exporter, 'traces', logger))];
  return new BasicTracerProvider({ resource, spanProcessors });
}

function createMeterProvider(
  { protocol, intervalMs, timeoutMs }: NonNullable<TelemetryConfig['metrics']>,
  resource: Resource,
  { registry, logger }: Pick<OpenTelemetryDeps, 'registry' | 'logger'>,
): MeterProvider {
  const exporter = protocol === 'http/json' ? new JsonMetricExporter() : new OTLPMetricExporter();
  const reader = new PeriodicExportingMetricReader({
    exporter: reportFailures(exporter, 'metrics', logger),
    exportIntervalMillis: intervalMs,
    exportTimeoutMillis: timeoutMs,
    metricProducers: [new PrometheusProducer(registry)],
  });
  return new MeterProvider({ resource, readers: [reader] });
}

async function settleWithin(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
