import type { Row } from './batch-reader.ts';

/**
 * Batches that have a key or an email address in common are sent one after the other, in the order of the source. Otherwise
 * a batch that is slow, or sent again, would overwrite what later rows of the source have stored.
 */
export class Turns {
  /** The last batch of each identity. Only batches that are not done have an entry. */
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Does the work at once, or after the batches that come first.
   *
   * @param work must never reject.
   */
  take<Out>(rows: readonly Row[], work: () => Promise<Out>): Promise<Out> {
    const identities = rows.flatMap((row) => row.identities);
    const earlier = new Set(identities.flatMap((identity) => this.#last.get(identity) ?? []));
    const done = earlier.size > 0 ? Promise.all(earlier).then(work) : work();
    for (const identity of identities) this.#last.set(identity, done);
    return done.finally(() => {
      for (const identity of identities) if (this.#last.get(identity) === done) this.#last.delete(identity);
    });
  }
}
