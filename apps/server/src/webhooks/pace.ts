import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** Attempts at the same time, over all endpoints that answer quickly. */
const slotsMax = 64;
/** While the process is busy with requests. */
const slotsMin = 4;

const resolutionMs = 10;
const readEveryMs = 100;
/** With more than this, requests wait for each other, and so they would for deliveries. */
const busyMs = 5;

/**
 * How much may be sent at the same time, so that a burst of events does not delay requests: as much as possible while the
 * process is otherwise idle, and a little under load.
 */
export class Pace {
  readonly #delay: IntervalHistogram = monitorEventLoopDelay({ resolution: resolutionMs });
  #readAt = performance.now();
  #slots = slotsMax;
  #isBusy = false;

  constructor() {
    this.#delay.enable();
  }

  /** Attempts that may be in progress now. */
  get slots(): number {
    this.#read();
    return this.#slots;
  }

  /** Whether the process has enough other work, of its own or for the database. */
  get isBusy(): boolean {
    this.#read();
    return this.#isBusy;
  }

  /** To be called with the time that work has waited for the database. */
  onWaited(waitedMs: number): void {
    if (waitedMs > busyMs) this.#isBusy = true;
  }

  stop(): void {
    this.#delay.disable();
  }

  #read(): void {
    const now = performance.now();
    if (now - this.#readAt < readEveryMs) return;
    this.#readAt = now;
    const lateMs = this.#delay.mean / 1e6 - resolutionMs;
    this.#delay.reset();
    this.#isBusy = lateMs > busyMs;
    this.#slots = this.#isBusy ? Math.max(slotsMin, this.#slots >> 1) : Math.min(slotsMax, this.#slots + slotsMin);
  }
}
