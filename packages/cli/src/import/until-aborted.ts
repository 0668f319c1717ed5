/** What a source gives until a signal is aborted, also while the source is waited for. */
export async function* untilAborted<Item>(source: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const iterator = source[Symbol.asyncIterator]();
  let wake = (): void => undefined;
  // One listener for all items: a race with one promise would keep something of each of them.
  signal.addEventListener('abort', () => wake(), { once: true });
  while (!signal.aborted) {
    const next = iterator.next();
    await new Promise<void>((resolve) => {
      wake = resolve;
      next.then(
        () => resolve(),
        () => resolve(),
      );
    });
    if (signal.aborted) return;
    const { done, value } = await next;
    if (done) return;
    yield value;
  }
}
