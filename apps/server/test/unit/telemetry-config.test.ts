import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { StartError } from '../../src/core/errors.ts';

const endpoint = 'http://collector:4318';
const traces = { protocol: 'http/protobuf' };
const metrics = { protocol: 'http/protobuf', intervalMs: 60_000, timeoutMs: 30_000 };

test.each([
  { given: {}, want: undefined },
  { given: { OTEL_SERVICE_NAME: 'registry', OTEL_TRACES_SAMPLER: 'always_on' }, want: undefined },
  { given: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, want: { traces, metrics } },
  { given: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SDK_DISABLED: 'true' }, want: undefined },
  { given: { OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_SDK_DISABLED: '' }, want: undefined },
  { given: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_METRICS_EXPORTER: 'none' }, want: { traces } },
  { given: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_METRICS_EXPORTER: 'prometheus' }, want: { traces } },
  { given: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint }, want: { traces } },
  { given: { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: endpoint }, want: { metrics } },
  { given: { OTEL_TRACES_EXPORTER: 'otlp' }, want: { traces } },
  { given: { OTEL_TRACES_EXPORTER: 'otlp', OTEL_METRICS_EXPORTER: 'otlp' }, want: { traces, metrics } },
  {
    given: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
    want: { traces: { protocol: 'http/json' }, metrics: { ...metrics, protocol: 'http/json' } },
  },
  {
    given: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json' },
    want: { traces: { protocol: 'http/json' }, metrics },
  },
  {
    given: { OTEL_METRICS_EXPORTER: 'otlp', OTEL_METRIC_EXPORT_INTERVAL: '5000' },
    want: { metrics: { ...metrics, intervalMs: 5_000, timeoutMs: 5_000 } },
  },
])('the variables $given export this: $want', ({ given, want }) => {
  const { telemetry } = parseConfig(given);
  expect(telemetry).toEqual(want && { continuesTraces: true, ...want });
});

test.each([
  { given: 'none', want: false },
  { given: 'baggage', want: false },
  { given: 'tracecontext,baggage', want: true },
])('the propagators $given continue the trace of a caller: $want', ({ given, want }) => {
  const { telemetry } = parseConfig({ OTEL_TRACES_EXPORTER: 'otlp', OTEL_PROPAGATORS: given });
  expect(telemetry?.continuesTraces).toBe(want);
});

test.each([
  ['OTEL_SDK_DISABLED', 'yes', 'must be true or false, not "yes".'],
  ['OTEL_TRACES_EXPORTER', 'jaeger', 'must be otlp or none, not "jaeger".'],
  ['OTEL_METRICS_EXPORTER', 'console', 'must be otlp, prometheus or none, not "console".'],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'must be http/protobuf or http/json, not "grpc".'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'me:secret@collector:4318', 'must be a URL like http://localhost:4318.'],
  ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'http://', 'must be a URL like http://localhost:4318.'],
  ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'must be a number from 0 to 1, not "1.5".'],
  ['OTEL_TRACES_SAMPLER_ARG', 'half', 'must be a number from 0 to 1, not "half".'],
  ['OTEL_PROPAGATORS', 'b3', 'must be a list of tracecontext, baggage and none, not "b3".'],
  ['OTEL_METRIC_EXPORT_INTERVAL', '0', 'must be an integer from 1 to 999999999, not "0".'],
])('%s=%s is refused with a sentence: it %s', (name, value, sentence) => {
  expect(() => parseConfig({ [name]: value })).toThrow(new StartError(`${name} ${sentence}`));
});

test('an unknown sampler is refused, since the SDK would silently record everything', () => {
  expect(() => parseConfig({ OTEL_TRACES_SAMPLER: 'sometimes' })).toThrow(/^OTEL_TRACES_SAMPLER must be always_on, /);
});

test('every invalid variable gets its sentence, whichever group it belongs to', () => {
  expect(() => parseConfig({ PORT: 'http', OTEL_SDK_DISABLED: 'yes' })).toThrow(
    new StartError(
      'PORT must be an integer from 0 to 65535, not "http".\nOTEL_SDK_DISABLED must be true or false, not "yes".',
    ),
  );
});
