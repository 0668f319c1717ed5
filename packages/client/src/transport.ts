import type { OperationId, paths } from '@rollcall/contract';
import createClient, {
  type Client,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
} from 'openapi-fetch';
import { type ApiPromise, apiPromise, type WithResponse } from './api-promise.ts';
import { type Attempt, callContext, type RetrySafety, requestIdOf } from './core/call.ts';
import type { Clock } from './core/clock.ts';
import { type ResolvedOptions, resolveCallOptions } from './core/options.ts';
import { check, dataOf, textOf } from './core/values.ts';
import { ArgumentError } from './errors.ts';
import { apiErrorFor, readFailure } from './fetch/failure.ts';
import { type CallSettings, RetryingFetch, type Sent } from './fetch/retrying-fetch.ts';
import { shapes } from './fetch/shapes.ts';
import type { RequestOptions } from './options.ts';

/** The typed client of openapi-fetch, for every operation of the document. */
export type Api = Client<paths>;

/** One call of an operation, sent by the typed client. */
export interface MethodCall<Envelope, T> extends Omit<CallSettings, 'operation' | 'path' | 'signal'> {
  readonly operation: OperationId;
  /** Sends the request. `init` must be passed on. */
  readonly send: (api: Api, init: CallInit) => Promise<ApiResult<Envelope>>;
  /** Takes the result out of the envelope of a success. */
  readonly read: (envelope: Envelope) => T;
}

/** A call that resolves with the object in `data`. */
export function dataCall<T>(
  operation: OperationId,
  send: MethodCall<{ readonly data: T }, T>['send'],
  retrySafety?: RetrySafety,
): MethodCall<{ readonly data: T }, T> {
  return { operation, retrySafety, shape: shapes.object, send, read: dataOf };
}

/** The changes that a method with many calls makes to each of them. */
export type CallOverrides = Pick<CallSettings, 'maxRateLimitRetries' | 'beforeAttempt' | 'onRetry' | 'waitSignal'>;

/** The options that the transport adds to a call. */
interface CallInit {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly fetch: (request: Request) => Promise<Response>;
}

interface ApiResult<Envelope> {
  readonly data?: Envelope;
  readonly error?: unknown;
  readonly response: Response;
}

/** The result of a call, and whether an earlier attempt may have acted too. */
export interface Outcome<T> {
  readonly result: WithResponse<T>;
  /** Whether an earlier attempt, whose response was lost, may have acted before this one. */
  readonly ambiguousRetry: boolean;
}

/** Sends the calls of a client through openapi-fetch, which knows the document, and a `fetch` that retries. */
export class Transport {
  readonly api: Api;
  readonly #options: ResolvedOptions;
  readonly #fetch: RetryingFetch;
  /** The path of each request as the document writes it. */
  readonly #templates = new WeakMap<Request, string>();

  constructor(options: ResolvedOptions, clock?: Clock) {
    this.#options = options;
    this.#fetch = new RetryingFetch(options, clock);
    this.api = createClient<paths>({
      baseUrl: options.baseUrl,
      pathSerializer,
      querySerializer,
      bodySerializer,
      fetch: async (request) => {
        const shape = ['HEAD', 'OPTIONS'].includes(request.method) ? undefined : shapes.envelope;
        return (await this.#send(request, { operation: null, shape })).response;
      },
    });
    this.api.use({ onRequest: ({ request, schemaPath }) => void this.#templates.set(request, schemaPath) });
  }

  /** All calls of the client wait by this clock. */
  get clock(): Clock {
    return this.#fetch.clock;
  }

  /** Starts a call at once. */
  start<Envelope, T>(call: MethodCall<Envelope, T>, options: RequestOptions): ApiPromise<T> {
    return apiPromise(this.run(call, options).then(({ result }) => result));
  }

  /** The same, for a method that has more to do before its caller gets the result. */
  async run<Envelope, T>(call: MethodCall<Envelope, T>, options: RequestOptions): Promise<Outcome<T>> {
    const { send, read, ...settings } = call;
    const { headers, ...limits } = resolveCallOptions(options, this.#options);
    let sent: Sent | undefined;
    const fetch = async (request: Request): Promise<Response> => {
      sent = await this.#send(request, { ...settings, ...limits });
      return sent.response;
    };
    const { data, error, response } = await send(this.api, { headers, fetch });
    const attempt = sent?.attempt ?? unsent(settings);
    if (response.ok) return toOutcome(read(data as Envelope), response, attempt);
    if (sent?.error !== undefined && sent.response === response) throw sent.error;
    // A middleware has replaced the response.
    throw apiErrorFor(readFailure(response, textOf(error), this.clock.now()), callContext(attempt, true, response));
  }

  #send(request: Request, settings: Omit<CallSettings, 'path'>): Promise<Sent> {
    // A middleware may have replaced the request.
    const path = this.#templates.get(request) ?? new URL(request.url).pathname;
    return this.#fetch.send(request, { ...settings, path });
  }
}

/** The attempt of a call that a middleware answers. */
function unsent({ operation }: Pick<CallSettings, 'operation'>): Attempt {
  const call = { operation, method: '', path: '', retrySafety: 'always' } as const;
  return { call, number: 0, effectUnknown: false };
}

function toOutcome<T>(data: T, response: Response, { number, effectUnknown }: Attempt): Outcome<T> {
  const { status, headers } = response;
  // A replayed response is that of the first attempt, so it tells the whole story.
  const ambiguousRetry = effectUnknown && headers.get('idempotency-replayed') !== 'true';
  return { result: { data, status, headers, requestId: requestIdOf(response), attempts: number }, ambiguousRetry };
}

/**
 * The path of one request.
 *
 * @throws {ArgumentError} if a value would change the route. URLs drop the segments `.` and `..` (a delete of
 * `..` would become `DELETE /`), and an empty one names the collection.
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 */
function pathSerializer(template: string, parameters: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(parameters)) {
    check(typeof value === 'string', `${name} must be a string, not ${value === null ? value : typeof value}`);
    check(!['', '.', '..'].includes(String(value)), `${name} must not be "${value}"`);
    checkSurrogates(name, String(value));
  }
  return defaultPathSerializer(template, parameters);
}

const serializeQuery = createQuerySerializer();

/** @throws {ArgumentError} if a value is not a string, a number or a boolean. A `Date` could mean a day or a time. */
function querySerializer(parameters: object): string {
  for (const [name, value] of Object.entries(parameters)) {
    const hint = value instanceof Date ? ', such as "2026-11-23" for a day' : '';
    check(typeof value !== 'object' || value === null, `${name} must be a string, a number or a boolean${hint}`);
    checkSurrogates(name, String(value));
  }
  return serializeQuery(parameters);
}

// Not by calling encodeURIComponent: bundlers drop a call whose result is not used, and the check with it.
function checkSurrogates(name: string, value: string): void {
  check(!/\p{Surrogate}/u.test(value), `${name} must not contain unpaired surrogates`);
}

/** A body with a file becomes a form, whose content type only `fetch` knows; any other body becomes JSON. */
function bodySerializer(body: unknown): string | FormData {
  if (typeof body === 'object' && body !== null && Object.values(body).some((value) => value instanceof Blob)) {
    const form = new FormData();
    for (const [name, value] of Object.entries(body)) {
      const isJson = typeof value === 'object' && !(value instanceof Blob);
      if (value !== undefined) form.append(name, isJson ? JSON.stringify(value) : value);
    }
    return form;
  }
  try {
    return defaultBodySerializer(body);
  } catch (cause) {
    throw new ArgumentError('The argument cannot be written as JSON', { cause });
  }
}
