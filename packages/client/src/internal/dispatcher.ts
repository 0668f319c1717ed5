import type { OperationId, SuccessBody } from '@rollcall/contract';
import { ApiPromise, type WithResponse } from '../api-promise.js';
import { ArgumentError } from '../errors/argument-error.js';
import type { RequestOptions } from '../options.js';
import { type AttemptOptions, attempt } from './attempt.js';
import type { AnyCall, Call } from './call.js';
import { checkHeaders, checkTimeout } from './check-options.js';
import { prepareRequest } from './prepare-request.js';
import { readAnswer } from './read-answer.js';
import type { ResolvedOptions } from './resolve-options.js';
import { Transport } from './transport.js';

/** Runs the calls of a client: the resources say what to call, the caller gets a promise of the result. */
export class Dispatcher {
  readonly #transport: Transport;
  readonly #timeoutMs: number;

  constructor(options: ResolvedOptions) {
    this.#transport = new Transport(options);
    this.#timeoutMs = options.timeoutMs;
  }

  /** Starts a call at once. `read` takes the result out of the envelope of a success. */
  start<Id extends OperationId, T>(
    call: Call<Id>,
    options: RequestOptions,
    read: (envelope: SuccessBody<Id>) => T,
  ): ApiPromise<T> {
    // The document's type of the envelope is believed, not checked: the API may answer more than this version knows.
    return new ApiPromise(this.#run(call as AnyCall, options, (envelope) => read(envelope as SuccessBody<Id>)));
  }

  async #run<T>(call: AnyCall, options: RequestOptions, read: (envelope: unknown) => T): Promise<WithResponse<T>> {
    const request = prepareRequest(call);
    const answer = await attempt(this.#transport, call, request, this.#attemptOptions(options));
    const data = read(readAnswer(answer, call));
    const { status, headers } = answer.response;
    return { data, status, headers, requestId: headers.get('x-request-id') };
  }

  #attemptOptions({ timeoutMs = this.#timeoutMs, signal, headers = {} }: RequestOptions): AttemptOptions {
    checkTimeout(timeoutMs, ArgumentError);
    checkHeaders(headers, ArgumentError);
    return { timeoutMs, signal, headers };
  }
}
