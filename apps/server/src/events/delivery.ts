import type { WebhookDeliveryStatus, WebhookEventType, WebhookTrigger } from '@rollcall/contract';

/** An event on its way to an endpoint, in the contract's names. */
export interface DeliveryRecord {
  /** UUID of version 7. */
  readonly id: string;
  readonly endpoint_id: string;
  /** The header `webhook-id` of every attempt. */
  readonly event_id: string;
  readonly event_type: WebhookEventType;
  /** `null` if the event is about no customer, and for a test. */
  readonly customer_key: string | null;
  /** Whether it was requested as a test. */
  readonly test: boolean;
  readonly status: WebhookDeliveryStatus;
  readonly attempt_count: number;
  /** `null` unless it is pending. */
  readonly next_attempt_at: Date | null;
  /** Of the last answer; `null` if there is none. */
  readonly last_status_code: number | null;
  readonly created_at: Date;
  /** `null` while it is pending. */
  readonly completed_at: Date | null;
}

/** One request to an endpoint, in the contract's names. */
export interface AttemptRecord {
  /** 1 for the first one of the delivery. */
  readonly number: number;
  readonly started_at: Date;
  readonly duration_ms: number;
  /** `null` if there was no answer. */
  readonly status_code: number | null;
  /** Why it failed, as a sentence; `null` if it succeeded. */
  readonly error: string | null;
  /** The beginning of the answer; `null` if there was none, or if the customer is erased. */
  readonly response_body: string | null;
  /** Whether the schedule or a caller of the API has asked for it. */
  readonly trigger: WebhookTrigger;
}

/** A delivery with everything that is known about it. */
export interface DeliveryDetails {
  readonly delivery: DeliveryRecord;
  /** The body that is sent: JSON text; `null` once the customer is erased. */
  readonly payload: string | null;
  /** In the order of their numbers. */
  readonly attempts: readonly AttemptRecord[];
}
