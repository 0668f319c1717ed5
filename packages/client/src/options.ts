import type { Query } from '@rollcall/contract';
import type { CallError } from './errors.ts';

/** What `new Rollcall(…)` takes. */
export interface RollcallOptions {
  /**
   * The key of your tenant, sent as `x-api-key`. Spaces around it are cut off. It is never shown again. Default: the
   * environment variable `ROLLCALL_API_KEY`.
   */
  readonly apiKey?: string;
  /**
   * Where the API is, `/api/v1` included: `https://rollcall.example.com/api/v1`. A trailing slash makes no difference.
   * Default: the environment variable `ROLLCALL_BASE_URL`.
   */
  readonly baseUrl?: string;
  /**
   * How long one attempt may take, in milliseconds, the body of the answer included. A call may take as long for each of
   * its attempts; bound the whole of it with `signal: AbortSignal.timeout(…)`. Default: 30,000.
   */
  readonly timeoutMs?: number;
  /** How often a call is tried again where that can help and does no harm. Default: 2. */
  readonly maxRetries?: number;
  /** Headers to add to every request. `accept`, `content-type`, `idempotency-key` and `x-api-key` belong to the SDK. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Sends the requests. It must heed the `redirect: 'manual'` of the request. Default: the `fetch` of the platform, as it
   * stands at the time of each call.
   */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Functions that watch requests, answers and retries. */
  readonly hooks?: Hooks;
  /** Where requests, answers and retries are written, such as `console`. Default: nowhere. */
  readonly logger?: Logger;
}

/** What every method takes as its last argument. */
export interface RequestOptions {
  /** Ends the call, also while it waits for another attempt; it then fails with `AbortedError`. */
  readonly signal?: AbortSignal;
  /** Replaces the client's `timeoutMs` for this call. */
  readonly timeoutMs?: number;
  /** Replaces the client's `maxRetries` for this call. */
  readonly maxRetries?: number;
  /** Headers to add to this request. They win over those of the client. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The `Idempotency-Key` of a call that writes. Set it to repeat a call over the end of a process: a server that knows
   * such keys answers a repetition as it answered the first time. Default: a random one for each call, the same for all
   * of its attempts.
   */
  readonly idempotencyKey?: string;
}

/** How many customers are stored at once: `on_conflict`, `dry_run` and `atomic`, as the API has them. */
export type StoreOptions = Query<'bulkCreateCustomers'>;

/** What `customers.bulkCreate` takes as its last argument. */
export interface BulkCreateOptions extends RequestOptions, StoreOptions {}

/** What `customers.uploadCsv` takes as its last argument. */
export interface CsvUploadOptions extends RequestOptions, StoreOptions {
  /** The name that the file is sent under. Default: that of the `File`, else `customers.csv`. */
  readonly filename?: string;
}

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
