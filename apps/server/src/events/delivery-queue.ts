import type { AttemptRecord } from './delivery.ts';
import type { DisabledReason, EndpointRecord, EndpointSecret } from './endpoint.ts';
import type { RecordedEvent } from './event.ts';
import type { WebhookEventType } from './event-types.ts';

/**
 * The port to the deliveries that are to be sent, over all tenants. Several processes can use one queue: each delivery
 * that `claim` returns is leased to the caller, and no other process gets it before the lease ends.
 */
export interface DeliveryQueue {
  /**
   * Turns recorded events into deliveries, in the order in which they were recorded: one for each endpoint that wants
   * the event and existed when it happened.
   *
   * @param render makes the body of an event: JSON text.
   * @returns whether there may be more.
   */
  fanOut(render: RenderEvent): Promise<boolean>;
  /** The endpoints with deliveries that are due, at most so many; those that have waited longest first. */
  findDueEndpoints(now: Date, limit: number): Promise<readonly EndpointKey[]>;
  /**
   * Leases due deliveries of an endpoint, the oldest first, but none that has an earlier one of the same customer which
   * is still pending.
   */
  claim(endpoint: EndpointKey, lease: Lease): Promise<ClaimedBatch | undefined>;
  /** Stores the outcomes of attempts, except for those whose lease has ended. */
  complete(outcomes: readonly AttemptOutcome[]): Promise<readonly DisabledEndpoint[]>;
  /** Ends the leases of deliveries that were not attempted. */
  release(deliveries: readonly LeasedDelivery[]): Promise<void>;
  /** When the next delivery is due that nobody has leased; `undefined` if there is none. */
  nextDueAt(): Promise<Date | undefined>;
  /** The age of the oldest pending delivery that is due, and the number of all pending ones. */
  countPending(now: Date): Promise<PendingDeliveries>;
  /**
   * Deletes completed deliveries, and events without deliveries, that were created before a time, some at a time.
   *
   * @returns whether there may be more.
   */
  purge(before: Date): Promise<boolean>;
}

/** Makes the body of an event: JSON text. */
export type RenderEvent = (id: string, event: RecordedEvent) => string;

export interface EndpointKey {
  readonly tenantId: string;
  readonly endpointId: string;
}

export interface Lease {
  readonly now: Date;
  readonly until: Date;
  /** Maximum number of deliveries. */
  readonly limit: number;
}

/** A delivery as long as it is leased. */
export interface LeasedDelivery {
  readonly tenantId: string;
  readonly id: string;
  /** Identifies the lease. */
  readonly lease: string;
  readonly leasedUntil: Date;
}

/** Leased deliveries of one endpoint, with everything that is needed to send them. */
export interface ClaimedBatch {
  readonly endpoint: Pick<EndpointRecord, 'id' | 'url'> & { readonly secrets: readonly EndpointSecret[] };
  readonly deliveries: readonly ClaimedDelivery[];
}

export interface ClaimedDelivery extends LeasedDelivery {
  readonly eventId: string;
  readonly eventType: WebhookEventType;
  /** JSON text. */
  readonly payload: string;
  /** Attempts so far. */
  readonly attemptCount: number;
  /** Attempts so far since it was queued or queued again: the place in the schedule. */
  readonly scheduleStep: number;
  readonly trigger: AttemptRecord['trigger'];
}

/** An attempt, and what follows from it. */
export interface AttemptOutcome {
  readonly delivery: ClaimedDelivery;
  readonly endpointId: string;
  readonly attempt: AttemptRecord;
  /** `retry` at a later time. `gone`: the endpoint is disabled. */
  readonly next: { readonly kind: 'succeeded' | 'failed' | 'gone' } | { readonly kind: 'retry'; readonly at: Date };
}

/** An endpoint that was disabled by the outcome of an attempt. */
export interface DisabledEndpoint extends EndpointKey {
  readonly reason: Exclude<DisabledReason, 'by_request'>;
}

export interface PendingDeliveries {
  readonly count: number;
  /** In milliseconds; 0 if none is due. */
  readonly oldestMs: number;
}
