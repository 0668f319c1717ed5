/** Facts about a span. They contain nothing of a customer, no key, and no path or query as the caller sent it. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A piece of work in the trace of a request. */
export interface Span {
  /** 32 hexadecimal digits, the same in all spans of a request. */
  readonly traceId: string;
  rename(name: string): void;
  set(attributes: Attributes): void;
  /**
   * Names an error. Unless it is the code of an error of the caller, the work has failed.
   *
   * @param errorType a name from a short list. A message could contain what the caller sent.
   */
  fail(errorType: string): void;
  /** Runs work whose spans become children of this one. */
  run<Result>(work: () => Result): Result;
  end(): void;
}

/** The beginning of a span. */
export interface SpanStart {
  readonly name: string;
  /** `client` for calls of the database. Default: `internal`. */
  readonly kind?: 'client' | 'internal';
  readonly attributes?: Attributes;
}

/** Records the traces of requests. Work outside of a request is not recorded. */
export interface Tracing {
  /**
   * Starts the span of a request, as a child of the caller's span if the headers name one.
   *
   * @see https://www.w3.org/TR/trace-context/
   */
  startRequest(start: SpanStart, headers: Readonly<Record<string, string | string[] | undefined>>): Span;
  /** Starts a span for work that no single function does. */
  start(start: SpanStart): Pick<Span, 'end'>;
  /** Runs work in a span, which has the error if the work rejects. */
  trace<Result>(start: SpanStart, work: () => Promise<Result>): Promise<Result>;
}

/** Traces and metrics that are sent to a collector. */
export interface Telemetry {
  /** `undefined` without traces. */
  readonly tracing: Tracing | undefined;
  /** Sends what is waiting. Failures are logged. */
  flush(): void;
  /** Sends what is waiting, and stops. A collector that does not answer delays it by at most 0.8 seconds. */
  close(): Promise<void>;
}
