import type { Row } from './batch-reader.ts';

/**
 * Batches that have a key or an email address in common are sent one after the other, in the order of the source. Otherwise
 * a batch that is slow, or sent again, would overwrite what later rows of the source have stored.
 */
export class Turns {
  /** The batches that are not done, each with the keys and addresses of its rows. */
  readonly #batches = new Map<Promise<unknown>, ReadonlySet<string | null>>();

  /**
   * Does the work at once, or after the batches that come first. A key may equal the address of another row: then the two
   * only wait for each other in vain.
   *
   * @param work must never reject.
   */
  take<Out>(rows: readonly Row[], work: () => Promise<Out>): Promise<Out> {
    const names = rows.flatMap((row) => [row.customer_key, row.email]).filter(Boolean);
    const earlier = [...this.#batches].flatMap(([batch, others]) =>
      names.some((name) => others.has(name)) ? batch : [],
    );
    const done = earlier[0] ? Promise.all(earlier).then(work) : work();
    this.#batches.set(done, new Set(names));
    return done.finally(() => this.#batches.delete(done));
  }
}
