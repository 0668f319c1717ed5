/** How much an {@link OrderedPool} may have in hand. */
export interface PoolLimits {
  /** Pieces of work at a time. */
  readonly concurrency: number;
  /** Pieces that were started and whose results were not taken yet: bounds the memory while one piece holds up the rest. */
  readonly ahead: number;
}

/**
 * Works on what a source gives, several pieces at a time, and gives the results in the order of the source. The source is
 * asked for the next piece only when there is a hand free for it.
 */
export class OrderedPool<In, Out> {
  readonly #next: () => Promise<In | undefined>;
  readonly #work: (piece: In) => Promise<Out>;
  readonly #limits: PoolLimits;
  /** Results that wait for earlier ones, by the number of their piece. */
  readonly #finished = new Map<number, Out>();
  #started = 0;
  #taken = 0;
  #active = 0;
  #reading = false;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wake = (): void => undefined;

  /** `next` gives `undefined` at the end of the source; `work` has to resolve, whatever happens. */
  constructor(next: () => Promise<In | undefined>, work: (piece: In) => Promise<Out>, limits: PoolLimits) {
    this.#next = next;
    this.#work = work;
    this.#limits = limits;
  }

  /** Starts nothing more. What is under way is finished, and its results are still given. */
  stop(): void {
    this.#ended = true;
    this.#wake();
  }

  /** @throws what the source has thrown, after the results of all that it gave before. */
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
      (piece) => this.#onRead(piece),
      (error: unknown) => this.#onReadError(error),
    );
  }

  #onRead(piece: In | undefined): void {
    this.#reading = false;
    if (piece === undefined) this.#ended = true;
    else if (!this.#ended) this.#start(piece);
    this.#advance();
  }

  #onReadError(error: unknown): void {
    this.#reading = false;
    this.#ended = true;
    this.#failure = { error };
    this.#wake();
  }

  #start(piece: In): void {
    const number = this.#started;
    this.#started += 1;
    this.#active += 1;
    this.#work(piece).then((result) => {
      this.#active -= 1;
      this.#finished.set(number, result);
      this.#advance();
    });
  }

  /** Reads on by itself, as whoever takes the results may be busy with one. */
  #advance(): void {
    this.#read();
    this.#wake();
  }
}
