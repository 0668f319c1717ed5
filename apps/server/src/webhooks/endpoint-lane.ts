import type { ClaimedBatch, ClaimedDelivery } from '../events/delivery-queue.ts';

/** Deliveries to one endpoint at the same time. */
const inFlightMax = 8;
/** To one that fails or answers slowly. */
const inFlightMaxIfSlow = 2;
const slowMs = 2_000;
/** Deliveries that are leased at the same time; few enough to be attempted before the leases end. */
const leasedMax = 32;

/** A delivery with the endpoint as it was when the delivery was claimed. */
export interface LaneItem {
  readonly endpoint: ClaimedBatch['endpoint'];
  readonly delivery: ClaimedDelivery;
}

/** The deliveries of one endpoint that this process has leased. */
export class EndpointLane {
  #waiting: LaneItem[] = [];
  /** When the attempts in progress were started, by the monotonic clock; the first one first. */
  readonly #startedAt = new Map<LaneItem, number>();
  #wasSlow = false;

  /**
   * Whether its last attempt failed or was slow, or one in progress is: such endpoints must not take the slots of the
   * others.
   */
  get isSlow(): boolean {
    const [oldest = Number.POSITIVE_INFINITY] = this.#startedAt.values();
    return this.#wasSlow || performance.now() - oldest > slowMs;
  }

  get inFlight(): number {
    return this.#startedAt.size;
  }

  get isEmpty(): boolean {
    return this.inFlight + this.#waiting.length === 0;
  }

  /** How many deliveries to claim: none as long as enough of them wait here. */
  get wanted(): number {
    const max = this.isSlow ? inFlightMaxIfSlow : leasedMax;
    return this.#waiting.length > 0 ? 0 : max - this.inFlight;
  }

  get canStart(): boolean {
    return this.#waiting.length > 0 && this.inFlight < (this.isSlow ? inFlightMaxIfSlow : inFlightMax);
  }

  add({ endpoint, deliveries }: ClaimedBatch): void {
    this.#waiting.push(...deliveries.map((delivery) => ({ endpoint, delivery })));
  }

  /** Takes the next delivery, to be attempted now. */
  start(): LaneItem | undefined {
    const next = this.#waiting.shift();
    if (next !== undefined) this.#startedAt.set(next, performance.now());
    return next;
  }

  /** To be called for each delivery that was started. */
  end(item: LaneItem, { failed, durationMs }: { readonly failed: boolean; readonly durationMs: number }): void {
    this.#startedAt.delete(item);
    this.#wasSlow = failed || durationMs > slowMs;
  }

  /** Removes the deliveries that wait. */
  clear(): readonly ClaimedDelivery[] {
    const waiting = this.#waiting.map(({ delivery }) => delivery);
    this.#waiting = [];
    return waiting;
  }
}
