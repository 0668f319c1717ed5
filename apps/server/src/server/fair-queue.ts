/**
 * Lets those who have long work to do go on one after the other, each in a turn of the event loop of its own. Bodies that
 * arrive together would otherwise all be read and checked in one turn, in which nobody else is heard, and all that comes
 * of them would be in memory at the same time.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  /** Resolves when it is the caller's turn, which ends when the caller waits for something else. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (!this.#isTaken) setImmediate(this.#callNext);
      this.#isTaken = true;
    });
  }

  /** Once in each turn of the event loop, before which it looks at what else has come. */
  readonly #callNext = (): void => {
    const callNext = this.#waiting.shift();
    this.#isTaken = callNext !== undefined;
    if (callNext === undefined) return;
    callNext();
    setImmediate(this.#callNext);
  };
}
