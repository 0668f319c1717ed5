import type { Logger } from 'pino';
import type { DeliveryQueue, DueEndpoint } from '../events/delivery-queue.ts';
import { type AttemptDeps, attemptDelivery } from './attempt-delivery.ts';
import { EndpointLane, type LaneItem } from './endpoint-lane.ts';
import { OutcomeBuffer, type SenderMetrics } from './outcome-buffer.ts';
import { Pace } from './pace.ts';
import { renderEvent } from './render-event.ts';
import { WakeSignal } from './wake-signal.ts';

export interface SenderDeps extends AttemptDeps {
  readonly queue: DeliveryQueue;
  readonly logger: Logger;
  readonly metrics: SenderMetrics;
  /** How long a stopping process waits for attempts in progress, in milliseconds. Default: 3,000. */
  readonly graceMs?: number | undefined;
}

/** Without a reason to do so earlier, the queue is read this often: another process can have written to it. */
const pollMs = 1_000;
/** After a failure of the database. */
const failedMs = 1_000;
/** Between two parts of the recorded events, while there is enough other work. */
const busyMs = 250;
/** Other wishes to wake up during this time are one. */
const gatherMs = 5;

/** Attempts at the same time to all endpoints that fail or answer slowly. */
const slowSlotsMax = 32;

const leaseMs = 60_000;
/** No attempt begins later than so long before the end of its lease. It takes up to 15 seconds. */
const leaseLeftMs = 20_000;

const graceMsDefault = 3_000;

/**
 * Sends events to endpoints: makes deliveries of recorded events, claims those that are due, attempts them, and stores the
 * outcomes. Several processes share the work. What is in memory is bounded by the number of attempts at the same time.
 */
export class WebhookSender {
  readonly #deps: SenderDeps;
  readonly #lanes = new Map<string, EndpointLane>();
  readonly #outcomes: OutcomeBuffer;
  readonly #pace = new Pace();
  readonly #signal = new WakeSignal(gatherMs);
  readonly #stopping = new AbortController();
  readonly #cutOff = new AbortController();
  readonly #inFlight = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  #fannedOutAt = -Infinity;
  #problem: unknown;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
    this.#outcomes = new OutcomeBuffer(deps, () => this.wake());
  }

  /** Why the last round failed; `undefined` if it did not. */
  get problem(): unknown {
    return this.#problem ?? this.#outcomes.problem;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Looks for work now. To be called when something is queued. */
  wake(): void {
    this.#signal.raise();
  }

  /** Ends the attempts in progress, and gives back what is leased. The queue must still be open. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#signal.raise();
    // It also keeps the process running until everything has ended.
    const cutOff = setTimeout(() => this.#cutOff.abort(), this.#deps.graceMs ?? graceMsDefault);
    await this.#running;
    const waiting = [...this.#lanes.values()].flatMap((lane) => lane.clear());
    await Promise.all(this.#inFlight);
    await this.#outcomes.close(waiting);
    clearTimeout(cutOff);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const pauseMs = await this.#round().then(
        (ms) => this.#succeeded(ms),
        (error: unknown) => this.#failed(error),
      );
      await this.#signal.wait(pauseMs);
    }
  }

  #succeeded(pauseMs: number): number {
    this.#problem = undefined;
    return pauseMs;
  }

  #failed(error: unknown): number {
    if (this.#problem === undefined) this.#deps.logger.warn({ err: error }, 'webhooks cannot be sent');
    this.#problem = error;
    return failedMs;
  }

  /** @returns the milliseconds until the next round. */
  async #round(): Promise<number> {
    const hasMoreEvents = await this.#fanOut();
    const due = await this.#deps.queue.findDueEndpoints();
    const now = this.#deps.now().getTime();
    for (const endpoint of due) {
      if (endpoint.dueAt.getTime() <= now && !this.#stopping.signal.aborted) await this.#claim(endpoint);
    }
    this.#startWaiting();
    this.#forgetIdleLanes(due);
    if (hasMoreEvents) return this.#pace.isBusy ? busyMs : 0;
    const next = due.find(({ dueAt }) => dueAt.getTime() > now);
    return Math.min(pollMs, next === undefined ? pollMs : next.dueAt.getTime() - now);
  }

  async #fanOut(): Promise<boolean> {
    const startedAt = performance.now();
    if (this.#pace.isBusy && startedAt - this.#fannedOutAt < busyMs) return true;
    this.#fannedOutAt = startedAt;
    return this.#deps.queue.fanOut(renderEvent, (waitedMs) => this.#pace.onWaited(waitedMs));
  }

  async #claim({ tenantId, endpointId }: DueEndpoint): Promise<void> {
    const lane = this.#lanes.get(endpointId) ?? new EndpointLane();
    const limit = lane.wanted;
    if (limit <= 0 || this.#freeSlots(lane) <= 0) return;
    const now = this.#deps.now();
    const until = new Date(now.getTime() + leaseMs);
    const batch = await this.#deps.queue.claim({ tenantId, endpointId }, { now, until, limit });
    if (batch === undefined || batch.deliveries.length === 0) return;
    lane.add(batch);
    this.#lanes.set(endpointId, lane);
    this.#startWaiting();
  }

  /** Slow endpoints share slots of their own, so that any number of them delays no other one. */
  #freeSlots({ isSlow }: EndpointLane): number {
    const alike = [...this.#lanes.values()].filter((other) => other.isSlow === isSlow);
    const inFlight = alike.reduce((sum, other) => sum + other.inFlight, 0);
    return (isSlow ? slowSlotsMax : this.#pace.slots) - inFlight;
  }

  /** Begins the attempts for which there is room. */
  #startWaiting(): void {
    for (const lane of this.#lanes.values()) {
      while (lane.canStart && this.#freeSlots(lane) > 0 && !this.#stopping.signal.aborted) {
        const item = lane.start();
        if (item !== undefined) this.#attempt(lane, item);
      }
    }
  }

  /** A slow endpoint is remembered as long as there is something for it. */
  #forgetIdleLanes(due: readonly DueEndpoint[]): void {
    const isDue = new Set(due.map(({ endpointId }) => endpointId));
    for (const [endpointId, lane] of this.#lanes) {
      if (lane.isEmpty && !isDue.has(endpointId)) this.#lanes.delete(endpointId);
    }
  }

  #attempt(lane: EndpointLane, item: LaneItem): void {
    const work = this.#attemptNow(lane, item).finally(() => this.#inFlight.delete(work));
    this.#inFlight.add(work);
  }

  async #attemptNow(lane: EndpointLane, item: LaneItem): Promise<void> {
    const { now } = this.#deps;
    const outcome =
      item.delivery.leasedUntil.getTime() - now().getTime() < leaseLeftMs
        ? undefined
        : await attemptDelivery(item, this.#deps, this.#cutOff.signal);
    if (outcome === undefined || this.#cutOff.signal.aborted) {
      lane.end(item, { failed: lane.isSlow, durationMs: 0 });
      this.#outcomes.release(item.delivery);
    } else {
      lane.end(item, { failed: outcome.next.kind !== 'succeeded', durationMs: outcome.attempt.duration_ms });
      this.#outcomes.add(outcome);
    }
    this.#startWaiting();
    if (lane.wanted > 0) this.wake();
    if (this.#inFlight.size === 1) this.#outcomes.flushSoon();
  }
}
