import { type EventLoopUtilization, performance } from 'node:perf_hooks';

/** Attempts at the same time, over all endpoints that answer quickly. */
const slotsMax = 64;
/** While the process is busy with requests. */
const slotsMin = 4;

const readEveryMs = 100;
/** Above this share of its time, the process has hardly any left, and requests would wait for deliveries. */
const busyShare = 0.75;
/** A transaction that waits so long for others to begin shows that the database is busy. */
const busyMs = 5;

/**
 * How much may be sent at the same time, so that a burst of events does not delay requests: as much as possible while the
 * process is otherwise idle, and a little under load.
 */
export class Pace {
  #readAt = performance.now();
  #utilization: EventLoopUtilization = performance.eventLoopUtilization();
  #slots = slotsMax;
  #isBusy = false;

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

  #read(): void {
    const now = performance.now();
    if (now - this.#readAt < readEveryMs) return;
    this.#readAt = now;
    const before = this.#utilization;
    this.#utilization = performance.eventLoopUtilization();
    this.#isBusy = performance.eventLoopUtilization(this.#utilization, before).utilization > busyShare;
    this.#slots = this.#isBusy ? Math.max(slotsMin, this.#slots >> 1) : Math.min(slotsMax, this.#slots + slotsMin);
  }
}
