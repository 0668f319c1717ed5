import type { OperationId, SuccessBody } from '@rollcall/contract';
import { ApiPromise, type WithResponse } from '../api-promise.js';
import type { RequestOptions } from '../options.js';
import { aborted } from './aborted.js';
import type { AnyCall, Call } from './call.js';
import type { Progress } from './call-context.js';
import { type CallOptions, resolveCallOptions } from './call-options.js';
import { type Clock, systemClock } from './clock.js';
import { Observer } from './observer.js';
import type { Pause } from './pause.js';
import { type PreparedRequest, prepareRequest } from './prepare-request.js';
import { readAnswer } from './read-answer.js';
import type { ResolvedOptions } from './resolve-options.js';
import { type OnRetry, retry } from './retry.js';
import { isToldToWait } from './retry-policy.js';
import { sendOnce } from './send-once.js';

/** The result of a call, and how far it can be trusted to tell the whole story. */
export interface Outcome<T> extends WithResponse<T> {
  /** Whether an earlier attempt, whose answer was lost, may have acted before this one did. */
  readonly repeatedBlindly: boolean;
}

/** For a method that makes many calls. */
export interface Tuning {
  /** Holds up all of its calls when one is told to wait. */
  readonly pause?: Pause;
  /** See `RetryLimits`. */
  readonly maxRateLimitRetries?: number;
}

/** Runs the calls of a client: the resources say what to call, the caller gets a promise of the result. */
export class Dispatcher {
  /** What all calls of the client wait by. */
  readonly clock: Clock;
  readonly #options: ResolvedOptions;
  readonly #observer: Observer;

  constructor(options: ResolvedOptions, clock: Clock = systemClock) {
    this.#options = options;
    this.#observer = new Observer(options.hooks, options.logger);
    this.clock = clock;
  }

  /** Starts a call at once. `read` takes the result out of the envelope of a success. */
  start<Id extends OperationId, T>(
    call: Call<Id>,
    options: RequestOptions,
    read: (envelope: SuccessBody<Id>) => T,
  ): ApiPromise<T> {
    return new ApiPromise(this.run(call, options, read).then(withResponse));
  }

  /** The same for a method that has more to do before the caller gets the result. */
  async run<Id extends OperationId, T>(
    call: Call<Id>,
    options: RequestOptions,
    read: (envelope: SuccessBody<Id>) => T,
    { pause, maxRateLimitRetries }: Tuning = {},
  ): Promise<Outcome<T>> {
    const anyCall = call as AnyCall;
    const request = prepareRequest(anyCall);
    const callOptions = resolveCallOptions(anyCall, options, this.#options);
    const attempt = async (progress: Progress): Promise<Outcome<T>> => {
      await pause?.pass(callOptions.signal).catch((cause: unknown) => {
        throw aborted(anyCall, progress, false, cause);
      });
      const { response, envelope } = await this.#attempt(anyCall, request, callOptions, progress);
      // The document's type of the envelope is believed, not checked: the API may answer more than this version knows.
      return outcome(read(envelope as SuccessBody<Id>), response, progress);
    };
    const onRetry: OnRetry = (error, number, delayMs) => {
      this.#observer.retry(anyCall, error, number, delayMs);
      if (isToldToWait(error)) pause?.extend(delayMs);
    };
    return retry(attempt, anyCall, { ...callOptions, maxRateLimitRetries }, onRetry, this.clock);
  }

  async #attempt(
    call: AnyCall,
    request: PreparedRequest,
    options: CallOptions,
    progress: Progress,
  ): Promise<{ response: Response; envelope: unknown }> {
    const startedAt = this.clock.now();
    this.#observer.request(call, progress.attempt);
    const answer = await sendOnce(this.#options, call, request, options, progress);
    const now = this.clock.now();
    this.#observer.response(call, progress.attempt, answer.response, now - startedAt);
    return { response: answer.response, envelope: readAnswer(answer, call, progress, now) };
  }
}

/** Without what only the SDK has to know. */
export function withResponse<T>({ repeatedBlindly: _, ...result }: Outcome<T>): WithResponse<T> {
  return result;
}

function outcome<T>(data: T, { status, headers }: Response, { attempt, effectUnknown }: Progress): Outcome<T> {
  // A replayed answer is that of the first attempt, so nothing happened blindly.
  const repeatedBlindly = effectUnknown && headers.get('idempotency-replayed') !== 'true';
  return { data, status, headers, requestId: headers.get('x-request-id'), attempts: attempt, repeatedBlindly };
}
