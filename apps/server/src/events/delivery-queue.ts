import type { WebhookDisabledReason, WebhookEventType, WebhookTrigger } from '@rollcall/contract';
import type { AttemptRecord } from './delivery.ts';
import type { EndpointRecord } from './endpoint.ts';
import type { RecordedEvent } from './event.ts';

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
   * @param onWaited called with the milliseconds for which each transaction has waited for others to begin.
   * @returns whether there may be more.
   */
  fanOut(render: RenderEvent, onWaited?: (waitedMs: number) => void): Promise<boolean>;
  /** The endpoints with pending deliveries, those first whose next one is due first. */
  findDueEndpoints(): Promise<readonly DueEndpoint[]>;
  /**
   * Leases due deliveries of an endpoint, the oldest first, but none that has an earlier one of the same customer which
   * is still pending.
   */
  claim(endpoint: EndpointKey, lease: Lease): Promise<ClaimedBatch | undefined>;
  /**
   * Stores the outcomes of attempts, except for those whose lease has ended or whose delivery was canceled meanwhile.
   *
   * @returns the endpoints that they have disabled.
   */
  complete(outcomes: readonly AttemptOutcome[], now: Date): Promise<readonly DisabledEndpoint[]>;
  /** Ends the leases of deliveries that were not attempted. */
  release(deliveries: readonly LeasedDelivery[], now: Date): Promise<void>;
  /** The number of pending deliveries, and the age of the oldest one. */
  countPending(now: Date): Promise<PendingDeliveries>;
  /**
   * Deletes deliveries that were created before a time and are not pending, those of deleted endpoints, and events
   * without deliveries. Cancels what is pending for disabled endpoints.
   */
  purge(before: Date, now: Date): Promise<void>;
}

/** Makes the body of an event: JSON text. */
export type RenderEvent = (id: string, event: RecordedEvent) => string;

export interface EndpointKey {
  readonly tenantId: string;
  readonly endpointId: string;
}

/** An endpoint with pending deliveries. */
export interface DueEndpoint extends EndpointKey {
  /** That of the next delivery, leased ones included. */
  readonly dueAt: Date;
}

/** The deliveries that a process wants to send. */
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
  readonly endpoint: Pick<EndpointRecord, 'id' | 'url' | 'secrets'>;
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
  readonly trigger: WebhookTrigger;
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
  readonly reason: Exclude<WebhookDisabledReason, 'by_request'>;
}

export interface PendingDeliveries {
  readonly count: number;
  /** In milliseconds; 0 if there is none. */
  readonly oldestMs: number;
}
