import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A span as a collector receives it in JSON. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** 2 means an error. */
  readonly status: { readonly code: number };
}

/** A point of a metric as a collector receives it in JSON. */
interface CollectedPoint {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly value?: number;
  readonly count?: number;
  readonly sum?: number;
  readonly bucketCounts?: readonly number[];
}

interface Export {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A collector for OTLP over HTTP. */
export interface OtlpCollector {
  readonly url: string;
  /** All exports so far that it has accepted. */
  readonly exports: readonly Export[];
  /** Of exports in JSON. */
  spans(): CollectedSpan[];
  /** Those of the last export in JSON, and the resource of it. */
  lastPoints(): CollectedPoint[];
  resource(): Readonly<Record<string, unknown>>;
  /** Resolves when it has accepted something after which the condition holds. */
  until(condition: () => boolean): Promise<void>;
}

/**
 * Starts a collector that ends with the test.
 *
 * @param answer what to do with an export. Default: accept it at once.
 * @param port by default a free one.
 */
export async function startOtlpCollector(
  answer: () => 'accept' | 'reject' | 'hang' | Promise<'accept'> = () => 'accept',
  port = 0,
): Promise<OtlpCollector> {
  const exports: Export[] = [];
  const accepted = new EventEmitter().setMaxListeners(0);
  const server = createServer(async (req, res) => {
    const body = await buffer(req);
    const verdict = await answer();
    if (verdict === 'hang') return;
    if (verdict === 'accept') exports.push({ path: req.url ?? '', headers: req.headers, body });
    res.writeHead(verdict === 'accept' ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
    accepted.emit('export');
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const jsonOf = (path: string) => exports.filter((one) => one.path === path).map(({ body }) => JSON.parse(`${body}`));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exports,
    spans: () => jsonOf('/v1/traces').flatMap(spansIn),
    lastPoints: () => jsonOf('/v1/metrics').slice(-1).flatMap(pointsIn),
    resource: () => recordOf(JSON.parse(`${exports[0]?.body}`).resourceSpans[0].resource.attributes),
    until: async (condition) => {
      while (!condition()) await once(accepted, 'export');
    },
  };
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

function recordOf(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON of OTLP
function spansIn({ resourceSpans }: any): CollectedSpan[] {
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of OTLP
  const spans = resourceSpans.flatMap((one: any) => one.scopeSpans.flatMap(({ spans }: any) => spans));
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of OTLP
  return spans.map((span: any) => ({ ...span, attributes: recordOf(span.attributes) }));
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON of OTLP
function pointsIn({ resourceMetrics }: any): CollectedPoint[] {
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of OTLP
  const metrics = resourceMetrics.flatMap((one: any) => one.scopeMetrics.flatMap(({ metrics }: any) => metrics));
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of OTLP
  return metrics.flatMap(({ name, sum, gauge, histogram }: any) =>
    // biome-ignore lint/suspicious/noExplicitAny: the JSON of OTLP
    (sum ?? gauge ?? histogram).dataPoints.map((point: any) => ({
      ...point,
      name,
      attributes: recordOf(point.attributes),
      ...(point.asDouble !== undefined && { value: point.asDouble }),
      ...(point.count !== undefined && { count: Number(point.count), bucketCounts: point.bucketCounts.map(Number) }),
    })),
  );
}
