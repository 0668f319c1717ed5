import { pino } from 'pino';
import { Registry } from 'prom-client';
import { v7 as newId } from 'uuid';
import { onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import type { Services } from '../../src/services.ts';
import { startOpenTelemetry } from '../../src/telemetry/open-telemetry.ts';
import { type CollectedSpan, type OtlpCollector, startOtlpCollector } from './otlp-collector.ts';
import { startServer, type TestServer } from './start-server.ts';

/** A server in this process that sends its traces to a collector. */
export interface TracedServer extends TestServer {
  readonly collector: OtlpCollector;
  /** Sends the spans of all requests so far; those of the requests themselves are the ones of kind 2. */
  collect(): Promise<CollectedSpan[]>;
}

/** @param environment further variables of OpenTelemetry. */
export async function startTracedServer(
  environment: Readonly<Record<string, string>> = {},
  overrides: Partial<Services> = {},
): Promise<TracedServer> {
  const collector = await startOtlpCollector();
  const variables = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    ...environment,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { traces, continuesTraces = true } = parseConfig(variables).telemetry ?? {};
  const deps = { registry: new Registry(), logger: pino({ level: 'silent' }), newId: () => newId() };
  const { tracing, close } = startOpenTelemetry({ ...(traces && { traces }), continuesTraces }, deps);
  const server = await startServer({ tracing, ...overrides });
  const collect = async () => {
    await close();
    return collector.spans();
  };
  return { ...server, collector, collect };
}
