import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  defaultTextMapGetter,
  type Span as OpenTelemetrySpan,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { type ErrorCode, errorCodes } from '@rollcall/contract';
import type { Attributes, Span, SpanStart, Tracing } from './telemetry.ts';

/** Finds the span of the running work in the asynchronous context. */
const contexts = new AsyncLocalStorage<Context>();

/** Records traces with a tracer of OpenTelemetry. */
export class OpenTelemetryTracing implements Tracing {
  readonly #tracer: Tracer;
  readonly #continuesTraces: boolean;
  readonly #propagator = new W3CTraceContextPropagator();

  constructor(tracer: Tracer, { continuesTraces }: { readonly continuesTraces: boolean }) {
    this.#tracer = tracer;
    this.#continuesTraces = continuesTraces;
  }

  startRequest({ name, attributes = {} }: SpanStart, headers: Readonly<Record<string, unknown>>): Span {
    const parent = this.#continuesTraces
      ? this.#propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)
      : ROOT_CONTEXT;
    return new RecordedSpan(this.#tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent), parent);
  }

  start({ name, kind, attributes = {} }: SpanStart): Span {
    const parent = contexts.getStore();
    if (parent === undefined) return noSpan;
    const spanKind = kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL;
    return new RecordedSpan(this.#tracer.startSpan(name, { kind: spanKind, attributes }, parent), parent);
  }

  async trace<Result>(start: SpanStart, work: () => Promise<Result>): Promise<Result> {
    const span = this.start(start);
    try {
      return await span.run(work);
    } catch (error) {
      span.fail(errorTypeOf(error));
      throw error;
    } finally {
      span.end();
    }
  }
}

class RecordedSpan implements Span {
  readonly #span: OpenTelemetrySpan;
  readonly #parent: Context;

  constructor(span: OpenTelemetrySpan, parent: Context) {
    this.#span = span;
    this.#parent = parent;
  }

  get traceId(): string {
    return this.#span.spanContext().traceId;
  }

  rename(name: string): void {
    this.#span.updateName(name);
  }

  set(attributes: Attributes): void {
    this.#span.setAttributes(attributes);
  }

  fail(errorType: string): void {
    this.#span.setAttribute('error.type', errorType);
    if (!isErrorOfCaller(errorType)) this.#span.setStatus({ code: SpanStatusCode.ERROR });
  }

  run<Result>(work: () => Result): Result {
    return contexts.run(trace.setSpan(this.#parent, this.#span), work);
  }

  end(): void {
    if (this.#span.isRecording()) this.#span.end();
  }
}

const noSpan: Span = {
  traceId: '',
  rename: () => {},
  set: () => {},
  fail: () => {},
  run: (work) => work(),
  end: () => {},
};

function isErrorOfCaller(errorType: string): boolean {
  return Object.hasOwn(errorCodes, errorType) && errorCodes[errorType as ErrorCode].status < 500;
}

/** The code of an error of ours, else the name of its class. */
function errorTypeOf(error: unknown): string {
  const { code, name = 'Error' } = error as { readonly code?: unknown; readonly name?: string };
  return typeof code === 'string' ? code : name;
}
