/**
 * Lets those who have long work to do go on one after the other, each in a turn of the event loop of its own. Bodies that
 * arrive together would otherwise all be read and checked in one turn, in which nobody else is heard, and all that comes
 * of them would be in memory at the same time.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is the caller's turn, which ends when the caller waits for something else. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(this.#callNext);
    });
  }

  readonly #callNext = (): void => {
    this.#waiting.shift()?.();
    // In the next turn, before which the event loop looks at what else has come.
    if (this.#waiting.length > 0) setImmediate(this.#callNext);
  };
}
