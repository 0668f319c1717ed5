import type { Clock } from '../../src/internal/clock.ts';

/** A clock on which waiting takes no time, and that keeps what was waited for. */
export class TestClock implements Clock {
  /** Every wait so far, in milliseconds. */
  readonly sleeps: number[] = [];
  /** What `random` gives. */
  chance = 0.5;
  #now = Date.parse('2026-11-23T09:30:00Z');

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  async sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw signal.reason;
    this.sleeps.push(ms);
    this.#now += ms;
  }
}
