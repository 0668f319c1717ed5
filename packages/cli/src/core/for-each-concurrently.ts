/**
 * Works on several items at a time. After a failure, no further item is begun. Nothing is in progress when the call
 * ends, so that the caller can close its files.
 *
 * @param concurrency items at a time, at most.
 * @throws the first failure, after the items in progress have ended.
 */
export async function forEachConcurrently<Item>(
  items: Iterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const rest = items[Symbol.iterator]();
  const workThroughRest = async (): Promise<void> => {
    for (let next = rest.next(); !next.done && failures.length === 0; next = rest.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, workThroughRest));
  if (failures.length > 0) throw failures[0];
}
