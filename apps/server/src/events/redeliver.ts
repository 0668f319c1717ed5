import type { WebhookEventType } from '@rollcall/contract';
import { webhookEventExamples } from '@rollcall/contract';
import { DomainError } from '../core/errors.ts';
import { endpointDisabled, endpointNotFound } from './change-endpoint.ts';
import type { DeliveryDetails, DeliveryRecord } from './delivery.ts';
import type { WebhookStore } from './webhook-store.ts';

/** Dependencies of the functions in this file. */
interface RedeliverDeps {
  readonly webhooks: WebhookStore;
  readonly now: () => Date;
  /** A new UUID of version 7. */
  readonly newId: () => string;
}

/** @throws DomainError `webhook_delivery_not_found`. */
export async function getDelivery(
  { webhooks }: RedeliverDeps,
  tenantId: string,
  deliveryId: string,
): Promise<DeliveryDetails> {
  return (await webhooks.findDelivery(tenantId, deliveryId)) ?? deliveryNotFound(deliveryId);
}

/**
 * Queues the document's example of an event for an endpoint, whatever the endpoint wants.
 *
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_disabled`.
 */
export async function sendTest(
  { webhooks, now, newId }: RedeliverDeps,
  tenantId: string,
  endpointId: string,
  type: WebhookEventType,
): Promise<DeliveryRecord> {
  const [id, at] = [newId(), now()];
  const payload = JSON.stringify({ ...webhookEventExamples[type], id, created_at: at.getTime() });
  const queued = await webhooks.queueTest(tenantId, endpointId, { id, type, payload, at });
  if (queued === 'missing') return endpointNotFound(endpointId);
  return queued === 'disabled' ? endpointDisabled() : queued;
}

/**
 * Makes a delivery pending again, whatever its status.
 *
 * @throws DomainError `webhook_delivery_not_found`, `webhook_delivery_pending`, `webhook_event_erased`,
 * `webhook_endpoint_disabled`.
 */
export async function redeliver(
  { webhooks, now }: RedeliverDeps,
  tenantId: string,
  deliveryId: string,
): Promise<DeliveryRecord> {
  const result = await webhooks.redeliver(tenantId, deliveryId, now());
  if (typeof result === 'object') return result;
  if (result === 'missing') return deliveryNotFound(deliveryId);
  if (result === 'disabled') return endpointDisabled();
  if (result === 'pending') {
    throw new DomainError('webhook_delivery_pending', 'The webhook delivery is pending already');
  }
  throw new DomainError('webhook_event_erased', 'The customer of the event was deleted, and the event with it');
}

/**
 * Makes every delivery pending that the endpoint has missed.
 *
 * @param since only deliveries created then or later; `undefined` for all.
 * @returns their number.
 * @throws DomainError `webhook_endpoint_not_found`, `webhook_endpoint_disabled`.
 */
export async function redeliverMissed(
  { webhooks, now }: RedeliverDeps,
  tenantId: string,
  endpointId: string,
  since: Date = new Date(0),
): Promise<number> {
  const count = await webhooks.redeliverFailed(tenantId, endpointId, since, now());
  if (count === 'missing') return endpointNotFound(endpointId);
  return count === 'disabled' ? endpointDisabled() : count;
}

/** The tenant has no delivery with this id. The answer is the same if another tenant has one. */
function deliveryNotFound(deliveryId: string): never {
  throw new DomainError('webhook_delivery_not_found', `No webhook delivery has the id "${deliveryId}"`);
}
