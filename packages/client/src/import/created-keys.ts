/**
 * At least so many created keys are remembered, at most twice as many. The customers of older keys are recognized by the
 * time of their creation.
 */
const REMEMBERED = 50_000;

/**
 * The keys that an import has created. A source may repeat a key, and the customer that one of its rows has created must
 * not count as created by another.
 */
export class CreatedKeys {
  #created = new Set<string>();
  #createdEarlier: ReadonlySet<string> = new Set();

  /** @param key `null` for a row without one. */
  add(key: string | null): void {
    if (key === null) return;
    if (this.#created.size >= REMEMBERED) {
      this.#createdEarlier = this.#created;
      this.#created = new Set();
    }
    this.#created.add(key);
  }

  /** Whether the import has already reported the key as created. */
  has(key: string): boolean {
    return this.#created.has(key) || this.#createdEarlier.has(key);
  }
}
