import { ApiError } from '../api-errors.ts';
import type { Attempt, Call, RetrySafety } from '../core/call.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import { Observer } from '../core/observer.ts';
import { type CallOptions, type ResolvedOptions, resolveOptions } from '../core/options.ts';
import type { CallError } from '../errors.ts';
import type { RollcallFetch, RollcallOptions } from '../options.ts';
import { type HttpRequest, readRequest } from './http-request.ts';
import { checkAnswer, toResponse } from './response.ts';
import { type OnRetry, type RetryLimits, retry } from './retry.ts';
import { type Answer, sendOnce } from './send-once.ts';
import type { Shape } from './shapes.ts';

/**
 * A `fetch` for clients of your own, such as `createClient<paths>({ baseUrl, fetch })` of openapi-fetch. It sends the API
 * key and an idempotency key with every write, ends each attempt after `timeoutMs`, and repeats an attempt that failed if
 * that is safe: a `POST` only if the attempt certainly had no effect, or if the request has an `Idempotency-Key` of yours.
 * It does not follow redirects, and sends requests to the `baseUrl` only. Of a request, it takes the URL, method, headers,
 * body and signal: other options, such as `cache`, go into the `fetch` of its own options.
 *
 * It resolves with error responses, like any `fetch`, and with the whole body already received.
 *
 * The returned function throws {@link ConnectionError}, {@link TimeoutError}, {@link AbortedError},
 * {@link RedirectError}, or {@link ArgumentError} for a URL that is not below the `baseUrl`.
 *
 * @throws {ConfigError} if an option is invalid.
 */
export function createRollcallFetch(options: RollcallOptions = {}): RollcallFetch {
  const retrying = new RetryingFetch(resolveOptions(options));
  return async (input, init) => {
    const request = new Request(input, init);
    // Without user name, query and host, which may hold secrets.
    const { pathname } = new URL(request.url);
    return (await retrying.send(request, { operation: null, path: pathname })).response;
  };
}

/** How one request is sent. */
export interface CallSettings
  extends Partial<CallOptions>,
    Pick<RetryLimits, 'maxRateLimitRetries' | 'beforeAttempt' | 'waitSignal'> {
  readonly operation: Call['operation'];
  readonly path: string;
  /** Default: everything but a `POST` may be repeated; a `POST` only with an idempotency key of the caller. */
  readonly retrySafety?: RetrySafety | undefined;
  /** The data that a success must contain. Default: any. */
  readonly shape?: Shape | undefined;
  /** Called before each wait for another attempt. */
  readonly onRetry?: ((error: CallError, delayMs: number) => void) | undefined;
}

/** The last response to a request. */
export interface Sent {
  readonly response: Response;
  /** The attempt that it belongs to. */
  readonly attempt: Attempt;
  /** The error of an error response. */
  readonly error?: ApiError;
}

/** Sends requests with the key, the limits and the retries of a client. */
export class RetryingFetch {
  /** All requests of the client wait by this clock. */
  readonly clock: Clock;
  readonly #options: ResolvedOptions;
  readonly #observer: Observer;

  constructor(options: ResolvedOptions, clock: Clock = systemClock) {
    this.#options = options;
    this.#observer = new Observer(options);
    this.clock = clock;
  }

  /** @throws {CallError} if no response arrives, or if a success does not have the expected shape. */
  async send(request: Request, settings: CallSettings): Promise<Sent> {
    const { operation, path, retrySafety = retrySafetyOf(request), shape } = settings;
    const call: Call = { operation, path, method: request.method, retrySafety };
    const { timeoutMs = this.#options.timeoutMs, maxRetries = this.#options.maxRetries } = settings;
    const limits = { ...settings, timeoutMs, maxRetries, signal: settings.signal ?? request.signal };
    const prepared = await readRequest(request, this.#options);
    let latest: { readonly answer: Answer; readonly attempt: Attempt } | undefined;
    const attemptOnce = async (attempt: Attempt): Promise<Sent> => {
      const answer = await this.#attempt(prepared, limits, attempt);
      latest = { answer, attempt };
      checkAnswer(answer, attempt, this.clock.now(), shape);
      return { response: toResponse(answer), attempt };
    };
    const reportRetry: OnRetry = (attempt, error, delayMs) => {
      this.#observer.retry(attempt, error, delayMs);
      settings.onRetry?.(error, delayMs);
    };
    try {
      return await retry(attemptOnce, call, limits, reportRetry, this.clock);
    } catch (error) {
      if (!(error instanceof ApiError) || latest === undefined) throw error;
      return { response: toResponse(latest.answer), attempt: latest.attempt, error };
    }
  }

  async #attempt(
    request: HttpRequest,
    limits: Pick<CallOptions, 'timeoutMs' | 'signal'>,
    attempt: Attempt,
  ): Promise<Answer> {
    const startedAt = this.clock.now();
    this.#observer.request(attempt);
    const answer = await sendOnce(request, { ...limits, fetch: this.#options.fetch }, attempt);
    this.#observer.response(attempt, answer, this.clock.now() - startedAt);
    return answer;
  }
}

function retrySafetyOf({ method, headers }: Request): RetrySafety {
  if (method !== 'POST') return 'always';
  // A key of the caller says that the server supports such keys.
  return headers.has('idempotency-key') ? 'reconciled' : 'without-effect';
}
