/** Lets a loop sleep until there is something to do. */
export class WakeSignal {
  readonly #gatherMs: number;
  #isRaised = false;
  #end: () => void = () => {};

  /** @param gatherMs the loop sleeps at least so long, so that it does several things at once. */
  constructor(gatherMs: number) {
    this.#gatherMs = gatherMs;
  }

  /** Ends the present sleep, or the next one if there is none. */
  raise(): void {
    this.#isRaised = true;
    this.#end();
  }

  async wait(ms: number): Promise<void> {
    await this.#sleep(this.#gatherMs);
    if (!this.#isRaised && ms > this.#gatherMs) await this.#sleep(ms - this.#gatherMs, true);
    this.#isRaised = false;
  }

  #sleep(ms: number, canEnd = false): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      if (!canEnd) return;
      this.#end = () => {
        clearTimeout(timer);
        this.#end = () => {};
        resolve();
      };
    });
  }
}
