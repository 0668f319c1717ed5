import type { WebhookDisabledReason, WebhookEndpointStatus, WebhookEventType } from '@rollcall/contract';

/** A URL that events are sent to, in the contract's names. */
export interface EndpointRecord {
  /** UUID of version 7. */
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  /** The types of the events that it wants. */
  readonly event_types: readonly WebhookEventType[];
  readonly status: WebhookEndpointStatus;
  /** `null` while it is enabled. */
  readonly disabled_reason: WebhookDisabledReason | null;
  /** `null` while it is enabled. */
  readonly disabled_at: Date | null;
  /** The first failure since the last success; `null` after a success. */
  readonly failing_since: Date | null;
  /** The newest first. During a rotation, there are several. */
  readonly secrets: readonly [EndpointSecret, ...EndpointSecret[]];
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface EndpointSecret {
  /** `whsec_` and the base64 form of the key. */
  readonly secret: string;
  /** Signatures are made with it until then; `null` if it does not expire. */
  readonly expires_at: Date | null;
}

/** Endpoints that a tenant may have. */
export const endpointsMax = 20;
