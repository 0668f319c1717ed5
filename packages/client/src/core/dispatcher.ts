import type { OperationId, SuccessBody } from '@rollcall/contract';
import { ApiPromise, type WithResponse } from '../api-promise.ts';
import type { CallError } from '../errors.ts';
import type { RequestOptions } from '../options.ts';
import { type AnyCall, type Attempt, type Call, requestIdOf } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import { Observer } from './observer.ts';
import { type ResolvedOptions, resolveCallOptions } from './options.ts';
import { prepareRequest } from './request.ts';
import { readAnswer } from './response.ts';
import { type OnRetry, type RetryLimits, retry } from './retry.ts';
import { sendOnce } from './transport.ts';

/** The result of a call, and whether an earlier attempt may have acted too. */
export interface Outcome<T> {
  readonly result: WithResponse<T>;
  /** Whether an earlier attempt, whose response was lost, may have acted before this one. */
  readonly ambiguousRetry: boolean;
}

/** What a method that makes many calls changes about each of them. */
export interface CallOverrides extends Pick<RetryLimits, 'maxRateLimitRetries' | 'beforeAttempt'> {
  /** Called before each wait for another attempt. */
  readonly onRetry?: (error: CallError, delayMs: number) => void;
}

/** Runs the calls of a client: a resource names the call, its caller gets a promise of the result. */
export class Dispatcher {
  /** All calls of the client wait by this clock. */
  readonly clock: Clock;
  readonly #options: ResolvedOptions;
  readonly #observer: Observer;

  constructor(options: ResolvedOptions, clock: Clock = systemClock) {
    this.#options = options;
    this.#observer = new Observer(options);
    this.clock = clock;
  }

  /** Starts a call at once. `read` takes the result out of the envelope of a successful response. */
  start<Id extends OperationId, T>(
    call: Call<Id>,
    options: RequestOptions,
    read: (envelope: SuccessBody<Id>) => T,
  ): ApiPromise<T> {
    return new ApiPromise(this.run(call, options, read).then(({ result }) => result));
  }

  /** The same, for a method that has more to do before its caller gets the result. */
  async run<Id extends OperationId, T>(
    call: Call<Id>,
    options: RequestOptions,
    read: (envelope: SuccessBody<Id>) => T,
    { onRetry, ...limits }: CallOverrides = {},
  ): Promise<Outcome<T>> {
    const anyCall = call as AnyCall;
    const request = prepareRequest(anyCall);
    const callOptions = resolveCallOptions(anyCall, options, this.#options);
    const attemptOnce = async (attempt: Attempt): Promise<Outcome<T>> => {
      const startedAt = this.clock.now();
      this.#observer.request(attempt);
      const answer = await sendOnce(this.#options, request, callOptions, attempt);
      const now = this.clock.now();
      this.#observer.response(attempt, answer.response, now - startedAt);
      // The envelope is not validated: a newer API may send more than this version knows.
      return toOutcome(read(readAnswer(answer, attempt, now) as SuccessBody<Id>), answer.response, attempt);
    };
    const reportRetry: OnRetry = (attempt, error, delayMs) => {
      this.#observer.retry(attempt, error, delayMs);
      onRetry?.(error, delayMs);
    };
    return retry(attemptOnce, anyCall, { ...callOptions, ...limits }, reportRetry, this.clock);
  }
}

function toOutcome<T>(data: T, response: Response, { number, effectUnknown }: Attempt): Outcome<T> {
  const { status, headers } = response;
  // A replayed response is that of the first attempt, so it tells the whole story.
  const ambiguousRetry = effectUnknown && headers.get('idempotency-replayed') !== 'true';
  return { result: { data, status, headers, requestId: requestIdOf(response), attempts: number }, ambiguousRetry };
}
