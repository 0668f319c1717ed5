import type { Logger } from 'pino';
import type { AttemptOutcome, DeliveryQueue, DisabledEndpoint, LeasedDelivery } from '../events/delivery-queue.ts';

/** How attempts are counted. */
export interface SenderMetrics {
  readonly webhookAttempts: { inc(labels: { readonly result: AttemptOutcome['next']['kind'] }): void };
  readonly webhookAttemptDuration: { observe(seconds: number): void };
}

interface BufferDeps {
  readonly queue: Pick<DeliveryQueue, 'complete' | 'release'>;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly metrics: SenderMetrics;
}

/** Outcomes of this time are stored in one transaction. */
const gatherMs = 50;
const outcomesMax = 64;

/** Stores the outcomes of attempts, several at a time. */
export class OutcomeBuffer {
  readonly #deps: BufferDeps;
  readonly #onStored: () => void;
  #outcomes: AttemptOutcome[] = [];
  #released: LeasedDelivery[] = [];
  #timer: NodeJS.Timeout | undefined;
  #storing: Promise<void> = Promise.resolve();
  #problem: unknown;

  /** @param onStored called when later deliveries may be due. */
  constructor(deps: BufferDeps, onStored: () => void) {
    this.#deps = deps;
    this.#onStored = onStored;
  }

  /** Why the last outcomes were not stored; `undefined` if they were. */
  get problem(): unknown {
    return this.#problem;
  }

  add(outcome: AttemptOutcome): void {
    this.#outcomes.push(outcome);
    this.#observe(outcome);
    if (this.#outcomes.length >= outcomesMax) this.flushSoon();
    else this.#timer ??= setTimeout(() => this.flushSoon(), gatherMs).unref();
  }

  /** Gives back a delivery that was not attempted. */
  release(delivery: LeasedDelivery): void {
    this.#released.push(delivery);
    this.#timer ??= setTimeout(() => this.flushSoon(), gatherMs).unref();
  }

  /** Stores what there is, without waiting for more. */
  flushSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#storing = this.#storing.then(() => this.#store());
  }

  /** Stores what there is, and gives back what waits. */
  async close(waiting: readonly LeasedDelivery[]): Promise<void> {
    this.#released.push(...waiting);
    this.flushSoon();
    await this.#storing;
  }

  /** A failure is not tried again: the leases end, and the deliveries are attempted again. */
  async #store(): Promise<void> {
    const { queue, now, logger } = this.#deps;
    const [outcomes, released] = [this.#outcomes, this.#released];
    [this.#outcomes, this.#released] = [[], []];
    if (outcomes.length + released.length === 0) return;
    try {
      if (released.length > 0) await queue.release(released, now());
      if (outcomes.length > 0) this.#report(await queue.complete(outcomes, now()));
      this.#problem = undefined;
    } catch (error) {
      this.#problem = error;
      logger.warn({ err: error, outcomes: outcomes.length }, 'outcomes of webhooks not stored');
    }
    this.#onStored();
  }

  #observe({ delivery, endpointId, attempt, next }: AttemptOutcome): void {
    const { metrics, logger } = this.#deps;
    metrics.webhookAttempts.inc({ result: next.kind });
    metrics.webhookAttemptDuration.observe(attempt.duration_ms / 1_000);
    if (next.kind === 'succeeded') return;
    const facts = { endpoint_id: endpointId, delivery_id: delivery.id, event_type: delivery.eventType };
    const { number, status_code, error } = attempt;
    const retryAt = next.kind === 'retry' ? { next_attempt_at: next.at } : {};
    logger.warn({ ...facts, attempt: number, status_code, error, ...retryAt }, 'webhook attempt failed');
  }

  #report(disabled: readonly DisabledEndpoint[]): void {
    for (const { tenantId, endpointId, reason } of disabled) {
      this.#deps.logger.warn({ tenant: tenantId, endpoint_id: endpointId, reason }, 'webhook endpoint disabled');
    }
  }
}
