/**
 * At least so many created keys are remembered, at most twice as many. The customers of older keys are recognized by the
 * time of their creation.
 */
const REMEMBERED = 50_000;

/**
 * The keys that an import has created, and those that it is sending. A source may repeat a key, and the customer that one
 * of its rows has created must not count as created by another.
 */
export class CreatedKeys {
  #created = new Set<string>();
  #createdEarlier: ReadonlySet<string> = new Set();
  /** How many rows with a key are being sent. */
  readonly #inFlight = new Map<string, number>();

  /** Call this before the rows of a batch are sent. */
  begin(keys: readonly string[]): void {
    for (const key of keys) this.#inFlight.set(key, (this.#inFlight.get(key) ?? 0) + 1);
  }

  /** Call this when the outcome of all rows of the batch is known. */
  end(keys: readonly string[], created: readonly string[]): void {
    for (const key of created) this.#remember(key);
    for (const key of keys) {
      const others = (this.#inFlight.get(key) ?? 0) - 1;
      if (others > 0) this.#inFlight.set(key, others);
      else this.#inFlight.delete(key);
    }
  }

  /** Whether the import has already reported the key as created. */
  has(key: string): boolean {
    return this.#created.has(key) || this.#createdEarlier.has(key);
  }

  /** Whether another batch, which may have created the key, is being sent. */
  isInOtherBatch(key: string, keysOfBatch: readonly string[]): boolean {
    return (this.#inFlight.get(key) ?? 0) > keysOfBatch.filter((own) => own === key).length;
  }

  #remember(key: string): void {
    if (this.#created.size >= REMEMBERED) {
      this.#createdEarlier = this.#created;
      this.#created = new Set();
    }
    this.#created.add(key);
  }
}
