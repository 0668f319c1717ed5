/** Limits the work of an {@link OrderedPool}. */
export interface PoolLimits {
  /** Items in progress at a time. */
  readonly concurrency: number;
  /** Started items whose results were not taken yet. It limits memory while one slow item delays the others. */
  readonly ahead: number;
}

/** See {@link orderedPool}. */
export interface OrderedPool<Out> {
  /** Starts nothing more. Items in progress are finished, and their results are still yielded. */
  stop(): void;
  /** Throws the error of the source, after the results of all items before it. */
  results(): AsyncGenerator<Out, void, undefined>;
}

/**
 * Processes the items of a source, several at a time, and yields the results in the order of the source. It reads the
 * next item only when it can start it.
 *
 * @param next resolves with `undefined` at the end of the source.
 * @param work must never reject.
 */
export function orderedPool<In, Out>(
  next: () => Promise<In | undefined>,
  work: (item: In) => Promise<Out>,
  { concurrency, ahead }: PoolLimits,
): OrderedPool<Out> {
  /** Results that wait for earlier ones, by the number of their item. */
  const finished = new Map<number, Out>();
  let started = 0;
  let taken = 0;
  let active = 0;
  let reading = false;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  let wake = (): void => undefined;

  const read = (): void => {
    if (ended || reading || active >= concurrency || started - taken >= ahead) return;
    reading = true;
    next().then(
      (item) => {
        reading = false;
        if (item === undefined) ended = true;
        else if (!ended) start(item);
        advance();
      },
      (error: unknown) => {
        reading = false;
        failure = { error };
        stop();
      },
    );
  };

  const start = (item: In): void => {
    const number = started++;
    active += 1;
    work(item).then((result) => {
      active -= 1;
      finished.set(number, result);
      advance();
    });
  };

  /** Reads ahead by itself, as the consumer may still be busy with an earlier result. */
  const advance = (): void => {
    read();
    wake();
  };

  const stop = (): void => {
    ended = true;
    wake();
  };

  async function* results(): AsyncGenerator<Out, void, undefined> {
    for (;;) {
      read();
      if (finished.has(taken)) {
        const result = finished.get(taken) as Out;
        finished.delete(taken++);
        yield result;
      } else if (ended && taken === started) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    if (failure) throw failure.error;
  }

  return { stop, results };
}
