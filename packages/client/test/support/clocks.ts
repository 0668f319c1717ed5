import type { Clock } from '../../src/core/clock.ts';

/** A clock that does not wait, and records the delays. */
export class TestClock implements Clock {
  /** Every delay so far, in milliseconds. */
  readonly sleeps: number[] = [];
  /** The result of `random`. */
  chance = 0.5;
  #now: number;

  /** @param now milliseconds since 1970. By default it has nothing to do with the clock of the test's server. */
  constructor(now = Date.parse('2026-11-23T09:30:00Z')) {
    this.#now = now;
  }

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

/** The same, but time also passes by itself, as it does for the test's server. */
export class RunningClock extends TestClock {
  readonly #startedAt = Date.now();

  override now(): number {
    return super.now() + Date.now() - this.#startedAt;
  }
}

/** A clock that stands still until it is put forward. */
export class ManualClock implements Clock {
  #now = Date.parse('2026-11-23T09:30:00Z');
  #sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  /** How many calls of `sleep` are waiting. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ until: this.#now + ms, wake }));
  }

  putForward(ms: number): void {
    this.#now += ms;
    const due = this.#sleepers.filter(({ until }) => until <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.#now);
    for (const { wake } of due) wake();
  }
}
