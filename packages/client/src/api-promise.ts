/** The result of a call together with what HTTP said around it. */
export interface WithResponse<T> {
  /** What the method resolves with. */
  readonly data: T;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the answer. */
  readonly headers: Headers;
  /** The `X-Request-Id` of the answer, which finds the request in the server's log; `null` where there is none. */
  readonly requestId: string | null;
  /** How often the request was sent; more than 1 after retries. */
  readonly attempts: number;
}

/**
 * A call under way. It is awaited like any promise and gives the data alone; `withResponse()` gives the headers too. Both
 * stand for the same one call, which starts at once.
 */
export class ApiPromise<T> implements Promise<T> {
  // One promise underneath, and others only when they are asked for: a second one that nobody awaits would end the
  // process with an unhandled rejection.
  readonly #answer: Promise<WithResponse<T>>;

  constructor(answer: Promise<WithResponse<T>>) {
    this.#answer = answer;
  }

  get [Symbol.toStringTag](): string {
    return 'ApiPromise';
  }

  /** The data together with status, headers and request id. */
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
