import type { Query, RequestBody } from '@rollcall/contract';
import type { CallError } from './errors.ts';

/** The options of `new Rollcall(…)`. */
export interface RollcallOptions {
  /**
   * The key of your tenant, sent as `x-api-key`. Surrounding spaces are removed. No error, log line or inspection shows
   * it. Default: the environment variable `ROLLCALL_API_KEY`.
   */
  readonly apiKey?: string | undefined;
  /**
   * The address of the API, including `/api/v1`: `https://rollcall.example.com/api/v1`. A trailing slash is optional.
   * Default: the environment variable `ROLLCALL_BASE_URL`.
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * The longest time for one attempt, in milliseconds, including the body of the response. To limit a whole call with
   * its retries, use `signal: AbortSignal.timeout(…)`. Default: 30,000.
   */
  readonly timeoutMs?: number | undefined;
  /** The maximum number of retries of a call. Only calls that are safe to repeat are retried. Default: 2. */
  readonly maxRetries?: number | undefined;
  /** Headers to add to every request, except `accept`, `content-type`, `idempotency-key` and `x-api-key`. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Sends the requests, such as the `fetch` of undici with a proxy. It must respect `redirect: 'manual'` of its options.
   * Default: the global `fetch` at the time of each call.
   */
  readonly fetch?: FetchLike | undefined;
  /** Functions that observe requests, responses and retries. */
  readonly hooks?: Hooks | undefined;
  /** Logs requests, responses and retries, such as `console`. Default: none. */
  readonly logger?: Logger | undefined;
}

/** A function that sends one request: any `fetch`, whichever package it comes from. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

/**
 * The request that a {@link FetchLike} sends. Options that only some platforms know, such as `cache`, are yours to add:
 * `fetch: (url, init) => fetch(url, { ...init, cache: 'no-store' })`.
 */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  /** JSON is a string; a form is an `ArrayBuffer` of its bytes. Absent without a body. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of node-fetch and others leave out some bodies that they take.
  body?: any;
  redirect: 'manual';
  /** Aborted when the attempt is over. */
  signal: AbortSignal;
}

/** The parts of a `Response` that the SDK uses. */
export interface FetchResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { forEach(callback: (value: string, name: string) => void): void };
  /** A web stream, or a stream of Node; `null` for no body. */
  readonly body?: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string> | null;
  readonly url?: string;
  readonly type?: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The `fetch` that `createRollcallFetch` makes. */
export type RollcallFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The options of every method, its last argument. */
export interface RequestOptions {
  /**
   * Ends the call, also between two attempts. The call then fails with `AbortedError`, or with `TimeoutError` for
   * `AbortSignal.timeout(…)`.
   */
  readonly signal?: AbortSignal | undefined;
  /** Overrides the client's `timeoutMs` for this call. */
  readonly timeoutMs?: number | undefined;
  /** Overrides the client's `maxRetries` for this call. */
  readonly maxRetries?: number | undefined;
  /** Headers to add to this request. They override those of the client. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * The `Idempotency-Key` of a call that writes. Set it to repeat a call safely after the process has ended: a server
   * that supports such keys gives a repeated call the same response. Default: a random key for each call, the same for
   * all of its attempts.
   */
  readonly idempotencyKey?: string | undefined;
}

/** The options of `customers.update` and `customers.delete`. */
export interface ChangeOptions extends RequestOptions {
  /**
   * Lets the call take effect only if nobody else has changed the customer: the `etag` header of the response that showed
   * it, from `withResponse()`. Otherwise the call fails with `PreconditionFailedError`. `null`, the value of a missing
   * header, throws `ArgumentError`: without a tag, the call could overwrite a change.
   */
  readonly ifMatch?: string | null | undefined;
}

/** How several customers are stored: `on_conflict`, `dry_run`, `atomic` and `events`, as the API defines them. */
export type StoreOptions = Query<'bulkCreateCustomers'>;

/** The options of `customers.bulkCreate`. */
export interface BulkCreateOptions extends RequestOptions, StoreOptions {}

/** How the file of an upload is read: its encoding, its columns and its formats, as the API defines them. */
export type CsvReadingOptions = Omit<RequestBody<'uploadCustomersCsv'>, 'csv' | 'file'>;

/** The options of `customers.uploadCsv`. Only Rollcall supports those on how the file is read. */
export interface CsvUploadOptions extends RequestOptions, StoreOptions, CsvReadingOptions {
  /** The name of the file in the request. Default: that of the `File`, otherwise `customers.csv`. */
  readonly filename?: string | undefined;
}

/** One attempt of a call. No event holds a header, a body or a URL, so none can show the API key or a customer. */
export interface RequestEvent {
  /** The operation of the document, such as `createCustomer`; `null` for a request that no method has sent. */
  readonly operation: string | null;
  /** The HTTP method. */
  readonly method: string;
  /** The path as the document writes it, such as `/customers/{customer_key}`. */
  readonly path: string;
  /** Which attempt of the call this is, from 1. */
  readonly attempt: number;
}

/** A complete response, whatever its status. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  readonly status: number;
  /** The `X-Request-Id` of the response; `null` if it has none. */
  readonly requestId: string | null;
  /** From the start of the attempt to the end of the response body, in milliseconds. */
  readonly durationMs: number;
}

/** A failed attempt that will be followed by another. */
export interface RetryEvent extends RequestEvent {
  /** The error of the failed attempt. */
  readonly error: CallError;
  /** The delay before the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/** Functions that observe the requests. They are not awaited and cannot change a call; their errors are logged. */
export interface Hooks {
  /** Before each attempt. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** After each response. */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** Before each wait for another attempt. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
}

/** Receives log lines: requests and responses at `debug`, retries at `warn`, failing hooks at `error`. `console` fits. */
export interface Logger {
  debug(message: string, details: object): void;
  warn(message: string, details: object): void;
  error(message: string, details: object): void;
}
