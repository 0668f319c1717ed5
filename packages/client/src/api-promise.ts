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
export interface ApiPromise<T> extends Promise<T> {
  /** The data, with status, headers and request id. */
  withResponse(): Promise<WithResponse<T>>;
}

/** The promise of a call in progress. */
export function apiPromise<T>(answer: Promise<WithResponse<T>>): ApiPromise<T> {
  return new LazyPromise(() => answer);
}

/**
 * Other promises are derived from the answer only when they are used: a second one that is not awaited would end the
 * process with an unhandled rejection. So the promise itself is resolved with nothing, and every use goes through `then`.
 */
class LazyPromise<T> extends Promise<T> implements ApiPromise<T> {
  declare readonly withResponse: () => Promise<WithResponse<T>>;

  constructor(answer: () => Promise<WithResponse<T>>) {
    super((resolve) => resolve(undefined as T));
    Object.defineProperty(this, 'withResponse', { value: answer });
  }

  /** What `then`, `catch` and `finally` return is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  override get [Symbol.toStringTag](): string {
    return 'ApiPromise';
  }

  // biome-ignore lint/suspicious/noThenProperty: this is a promise.
  override then<Result = T, Failure = never>(
    onFulfilled?: ((data: T) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.withResponse()
      .then(({ data }) => data)
      .then(onFulfilled, onRejected);
  }
}
