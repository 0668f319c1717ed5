/** The result of a call, with its HTTP status and headers. */
export interface WithResponse<T> {
  /** The result of the method. */
  readonly data: T;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the response. */
  readonly headers: Headers;
  /** The `X-Request-Id` of the response, which finds the request in the server's log; `null` if it has none. */
  readonly requestId: string | null;
  /** How often the request was sent; more than 1 after retries. */
  readonly attempts: number;
}

/**
 * A call in progress. Awaiting it gives the data; `withResponse()` also gives status and headers. Both belong to the same
 * single request, which starts at once.
 */
export class ApiPromise<T> implements Promise<T> {
  // Other promises are derived from this one only when they are used: a second one that is not awaited would end the
  // process with an unhandled rejection.
  readonly #answer: Promise<WithResponse<T>>;

  constructor(answer: Promise<WithResponse<T>>) {
    this.#answer = answer;
  }

  get [Symbol.toStringTag](): string {
    return 'ApiPromise';
  }

  /** The data, with status, headers and request id. */
  withResponse(): Promise<WithResponse<T>> {
    return this.#answer;
  }

  // biome-ignore lint/suspicious/noThenProperty: this is a promise.
  then<Result = T, Failure = never>(
    onFulfilled?: ((data: T) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#data().then(onFulfilled, onRejected);
  }

  catch<Failure = never>(
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<T | Failure> {
    return this.#data().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.#data().finally(onFinally);
  }

  #data(): Promise<T> {
    return this.#answer.then(({ data }) => data);
  }
}
