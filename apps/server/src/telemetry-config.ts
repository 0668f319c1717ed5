import { z } from 'zod';

/** The exports by OpenTelemetry. If absent, nothing is exported. */
export interface TelemetryConfig {
  /** Absent: no traces. */
  readonly traces?: Signal;
  /** Absent: no metrics. */
  readonly metrics?: Signal & { readonly intervalMs: number; readonly timeoutMs: number };
  /** Whether the header `traceparent` of a caller continues the caller's trace. */
  readonly continuesTraces: boolean;
}

interface Signal {
  readonly protocol: Protocol;
}

type Protocol = (typeof protocols)[number];

const protocols = ['http/protobuf', 'http/json'] as const;
const samplers = [
  ...['always_on', 'always_off', 'traceidratio'],
  ...['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'],
];

const oneOf = <const Value extends string>(...values: readonly Value[]) =>
  z.enum(values, `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`).optional();

const httpUrl = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be a URL like http://localhost:4318')
  .optional();

const milliseconds = (byDefault: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be an integer from 1 to 999999999')
    .transform(Number)
    .default(byDefault);

/** The SDK reads the sampler itself, and would replace an invalid one by its default without a word. */
const variables = z.object({
  OTEL_SDK_DISABLED: oneOf('true', 'false'),
  OTEL_TRACES_EXPORTER: oneOf('otlp', 'none'),
  OTEL_METRICS_EXPORTER: oneOf('otlp', 'prometheus', 'none'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl,
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: httpUrl,
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf(...protocols),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: oneOf(...protocols),
  OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: oneOf(...protocols),
  OTEL_TRACES_SAMPLER: oneOf(...samplers),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .refine((text) => Number(text) >= 0 && Number(text) <= 1, 'must be a number from 0 to 1')
    .optional(),
  OTEL_PROPAGATORS: z
    .string()
    .regex(
      /^(?:tracecontext|baggage|none)(?:,(?:tracecontext|baggage|none))*$/,
      'must be a list of tracecontext, baggage and none',
    )
    .default('tracecontext'),
  OTEL_METRIC_EXPORT_INTERVAL: milliseconds(60_000),
  OTEL_METRIC_EXPORT_TIMEOUT: milliseconds(30_000),
});

/** The variables of OpenTelemetry that decide what this server does. Its SDK reads further ones. */
export const telemetryVariableNames: readonly string[] = Object.keys(variables.shape);

/**
 * Reads the variables of OpenTelemetry. As its specification demands, an empty value means the same as none.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const telemetryRules = z
  .record(z.string(), z.string().optional())
  .transform((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')))
  .pipe(variables.transform(toTelemetryConfig));

function toTelemetryConfig(values: z.infer<typeof variables>): TelemetryConfig | undefined {
  if (values.OTEL_SDK_DISABLED === 'true') return undefined;
  const shared = values.OTEL_EXPORTER_OTLP_ENDPOINT;
  const byDefault = (endpoint = shared) => (endpoint === undefined ? 'none' : 'otlp');
  const traces = values.OTEL_TRACES_EXPORTER ?? byDefault(values.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
  const metrics = values.OTEL_METRICS_EXPORTER ?? byDefault(values.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT);
  if (traces !== 'otlp' && metrics !== 'otlp') return undefined;
  const protocolOf = (own: Protocol | undefined) => own ?? values.OTEL_EXPORTER_OTLP_PROTOCOL ?? 'http/protobuf';
  const intervals = {
    intervalMs: values.OTEL_METRIC_EXPORT_INTERVAL,
    timeoutMs: Math.min(values.OTEL_METRIC_EXPORT_TIMEOUT, values.OTEL_METRIC_EXPORT_INTERVAL),
  };
  return {
    ...(traces === 'otlp' && { traces: { protocol: protocolOf(values.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL) } }),
    ...(metrics === 'otlp' && {
      metrics: { protocol: protocolOf(values.OTEL_EXPORTER_OTLP_METRICS_PROTOCOL), ...intervals },
    }),
    continuesTraces: values.OTEL_PROPAGATORS.split(',').includes('tracecontext'),
  };
}
