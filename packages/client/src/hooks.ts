import type { CallError } from './errors/call-error.ts';

/** One attempt of a call. No event holds a header, a body or a URL, so none can show the API key or a customer. */
export interface RequestEvent {
  /** The operation of the document, such as `createCustomer`. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** The path as the document writes it, such as `/customers/{customer_key}`. */
  readonly path: string;
  /** Which attempt of the call this is, from 1. */
  readonly attempt: number;
}

/** A whole answer, whatever its status. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  readonly status: number;
  /** The `X-Request-Id` of the answer; `null` where there is none. */
  readonly requestId: string | null;
  /** From the start of the attempt to the end of the answer's body, in milliseconds. */
  readonly durationMs: number;
}

/** An attempt has failed and another follows. */
export interface RetryEvent extends RequestEvent {
  /** What the attempt failed with. */
  readonly error: CallError;
  /** How long the SDK waits before the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/** Functions that watch the requests. They change nothing, and are not waited for: what one throws goes to the logger. */
export interface Hooks {
  /** Before each attempt. */
  readonly onRequest?: (event: RequestEvent) => unknown;
  /** After each answer. */
  readonly onResponse?: (event: ResponseEvent) => unknown;
  /** Before each wait for another attempt. */
  readonly onRetry?: (event: RetryEvent) => unknown;
}

/**
 * Where the SDK writes: requests and answers at `debug`, retries at `warn`, throwing hooks at `error`. `console` is one.
 */
export interface Logger {
  debug(message: string, details: object): void;
  warn(message: string, details: object): void;
  error(message: string, details: object): void;
}
