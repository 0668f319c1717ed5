import type { Clock } from '../../internal/clock.ts';

/** Holds up all who share it, when one of them is told to wait. */
export class Pause {
  readonly #clock: Clock;
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Nobody passes for that long. */
  extend(ms: number): void {
    this.#until = Math.max(this.#until, this.#clock.now() + ms);
  }

  /** Resolves when the pause is over, or rejects with the signal's reason. */
  async pass(signal: AbortSignal | undefined): Promise<void> {
    // In a loop, since the pause may have been extended meanwhile.
    for (let ms = this.#rest(); ms > 0; ms = this.#rest()) await this.#clock.sleep(ms, signal);
  }

  #rest(): number {
    return this.#until - this.#clock.now();
  }
}
