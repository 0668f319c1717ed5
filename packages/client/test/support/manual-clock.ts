import type { Clock } from '../../src/internal/clock.ts';

/** A clock that stands until it is put forward. */
export class ManualClock implements Clock {
  #now = Date.parse('2026-11-23T09:30:00Z');
  #sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  /** How many wait for the time to pass. */
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
