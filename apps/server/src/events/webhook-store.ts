import type { WebhookDeliveryStatus, WebhookEventType } from '@rollcall/contract';
import type { DeliveryDetails, DeliveryRecord } from './delivery.ts';
import type { EndpointRecord } from './endpoint.ts';
import type { RecordedEvent } from './event.ts';

/**
 * The port to endpoints, recorded events and deliveries. Every method sees those of one tenant only. Within a
 * transaction of several stores, a method is part of that transaction.
 *
 * When `createEndpoint` or `updateEndpoint` has resolved, every process knows what the endpoint wants.
 */
export interface WebhookStore {
  /** @returns false if the tenant has as many endpoints as it may have; nothing is stored then. */
  createEndpoint(tenantId: string, endpoint: EndpointRecord): Promise<boolean>;
  /** All endpoints of a tenant, the newest first. */
  listEndpoints(tenantId: string): Promise<readonly EndpointRecord[]>;
  findEndpoint(tenantId: string, id: string): Promise<EndpointRecord | undefined>;
  /**
   * Replaces an endpoint by the result of `change`, in one durable transaction. Nothing is written if `change` returns
   * its argument. If the result is disabled, the pending deliveries of the endpoint are canceled.
   *
   * @returns the result; `undefined` if there is no such endpoint.
   */
  updateEndpoint(
    tenantId: string,
    id: string,
    change: (current: EndpointRecord) => EndpointRecord,
  ): Promise<EndpointRecord | undefined>;
  /** Deletes an endpoint with its deliveries; false if there is none. */
  deleteEndpoint(tenantId: string, id: string): Promise<boolean>;
  /** The types of events that an enabled endpoint of the tenant wants. Answered from memory, almost always. */
  wantedTypes(tenantId: string): Promise<ReadonlySet<WebhookEventType>>;
  /**
   * Records events, to be sent once the transaction is committed. Those that no endpoint wants are dropped.
   *
   * @returns whether any was recorded.
   */
  record(tenantId: string, events: readonly RecordedEvent[]): Promise<boolean>;
  /**
   * Queues an event for one endpoint, whatever it wants.
   *
   * @returns `missing` or `disabled` if the endpoint is; nothing is queued then.
   */
  queueTest(tenantId: string, endpointId: string, event: TestEvent): Promise<DeliveryRecord | 'missing' | 'disabled'>;
  /** The deliveries that pass a filter, the newest first. */
  listDeliveries(
    tenantId: string,
    filter: DeliveryFilter,
    stretch: DeliveryStretch,
  ): Promise<readonly DeliveryRecord[]>;
  findDelivery(tenantId: string, id: string): Promise<DeliveryDetails | undefined>;
  /**
   * Makes a delivery pending again, whatever its status.
   *
   * @returns the delivery, or why it stays as it is: there is none, it is `pending`, its customer is `erased`, or its
   * endpoint is `disabled`.
   */
  redeliver(
    tenantId: string,
    id: string,
    now: Date,
  ): Promise<DeliveryRecord | 'missing' | 'pending' | 'erased' | 'disabled'>;
  /**
   * Makes every delivery of an endpoint pending that was created since a time and has failed or was canceled, unless its
   * customer is erased.
   *
   * @returns their number; `missing` or `disabled` if the endpoint is.
   */
  redeliverFailed(
    tenantId: string,
    endpointId: string,
    since: Date,
    now: Date,
  ): Promise<number | 'missing' | 'disabled'>;
}

/** An event that a caller of the API invents. */
export interface TestEvent {
  /** UUID of version 7. */
  readonly id: string;
  readonly type: WebhookEventType;
  /** The body to send: JSON text. */
  readonly payload: string;
  readonly at: Date;
}

/** The deliveries that a list shows. An absent field matches every delivery. */
export interface DeliveryFilter {
  readonly endpointId?: string | undefined;
  readonly status?: WebhookDeliveryStatus | undefined;
  readonly eventType?: WebhookEventType | undefined;
  readonly customerKey?: string | undefined;
  /** Inclusive. */
  readonly createdFrom?: Date | undefined;
  /** Exclusive. */
  readonly createdBefore?: Date | undefined;
}

/** The deliveries after a position, or from the beginning of the list. */
export interface DeliveryStretch {
  readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
  /** Maximum number of deliveries to return. */
  readonly limit: number;
}
