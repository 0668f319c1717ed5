/**
 * Runs CPU-heavy jobs one at a time, each in its own iteration of the event loop. Otherwise, bodies that arrive together
 * would all be parsed in one iteration, which blocks all other requests and keeps all results in memory at once.
 */
export class FairQueue {
  readonly #waiting: (() => void)[] = [];
  #isScheduled = false;

  /** Resolves when it is the caller's turn, which ends at the caller's next `await`. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (!this.#isScheduled) setImmediate(this.#startNext);
      this.#isScheduled = true;
    });
  }

  readonly #startNext = (): void => {
    const start = this.#waiting.shift();
    this.#isScheduled = start !== undefined;
    if (start === undefined) return;
    start();
    setImmediate(this.#startNext);
  };
}
