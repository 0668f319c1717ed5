/** Limits the work of an {@link OrderedPool}. */
export interface PoolLimits {
  /** Items in progress at a time. */
  readonly concurrency: number;
  /** Started items whose results were not taken yet. It limits memory while one slow item delays the others. */
  readonly ahead: number;
}

/**
 * Processes the items of a source, several at a time, and yields the results in the order of the source. It reads the
 * next item only when it can start it.
 */
export class OrderedPool<In, Out> {
  readonly #next: () => Promise<In | undefined>;
  readonly #work: (item: In) => Promise<Out>;
  readonly #limits: PoolLimits;
  /** Results that wait for earlier ones, by the number of their item. */
  readonly #finished = new Map<number, Out>();
  #started = 0;
  #taken = 0;
  #active = 0;
  #reading = false;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wake = (): void => undefined;

  /** `next` resolves with `undefined` at the end of the source; `work` must never reject. */
  constructor(next: () => Promise<In | undefined>, work: (item: In) => Promise<Out>, limits: PoolLimits) {
    this.#next = next;
    this.#work = work;
    this.#limits = limits;
  }

  /** Starts nothing more. Items in progress are finished, and their results are still yielded. */
  stop(): void {
    this.#ended = true;
    this.#wake();
  }

  /** @throws the error of the source, after the results of all items before it. */
  async *results(): AsyncGenerator<Out, void, undefined> {
    for (;;) {
      this.#read();
      if (this.#finished.has(this.#taken)) yield this.#take();
      else if (this.#ended && this.#taken === this.#started) break;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#failure) throw this.#failure.error;
  }

  #take(): Out {
    const result = this.#finished.get(this.#taken) as Out;
    this.#finished.delete(this.#taken);
    this.#taken += 1;
    return result;
  }

  #read(): void {
    const { concurrency, ahead } = this.#limits;
    const full = this.#active >= concurrency || this.#started - this.#taken >= ahead;
    if (this.#ended || this.#reading || full) return;
    this.#reading = true;
    this.#next().then(
      (item) => this.#onRead(item),
      (error: unknown) => this.#onReadError(error),
    );
  }

  #onRead(item: In | undefined): void {
    this.#reading = false;
    if (item === undefined) this.#ended = true;
    else if (!this.#ended) this.#start(item);
    this.#advance();
  }

  #onReadError(error: unknown): void {
    this.#reading = false;
    this.#ended = true;
    this.#failure = { error };
    this.#wake();
  }

  #start(item: In): void {
    const number = this.#started;
    this.#started += 1;
    this.#active += 1;
    this.#work(item).then((result) => {
      this.#active -= 1;
      this.#finished.set(number, result);
      this.#advance();
    });
  }

  /** Reads ahead by itself, as the consumer may still be busy with an earlier result. */
  #advance(): void {
    this.#read();
    this.#wake();
  }
}
