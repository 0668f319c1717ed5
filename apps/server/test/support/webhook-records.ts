import type { WebhookEventType } from '@rollcall/contract';
import { newId } from '../../src/core/ids.ts';
import type { AttemptOutcome, ClaimedBatch, ClaimedDelivery, DeliveryQueue } from '../../src/events/delivery-queue.ts';
import type { EndpointRecord } from '../../src/events/endpoint.ts';
import type { RecordedEvent } from '../../src/events/event.ts';
import { renderEvent } from '../../src/webhooks/render-event.ts';
import { recordOf } from './customer-records.ts';
import { otherTenant, type TestStores, tenant } from './open-test-stores.ts';

/** An enabled endpoint that exists since long ago and wants the three events of the hosted API. */
export function endpointRecord(others: Partial<EndpointRecord> = {}): EndpointRecord {
  const created_at = new Date('2026-01-01T00:00:00.000Z');
  return {
    id: newId(),
    url: 'https://example.com/hook',
    description: null,
    event_types: ['customer.created', 'customer.updated', 'customer.deleted'],
    status: 'enabled',
    disabled_reason: null,
    disabled_at: null,
    failing_since: null,
    secrets: [{ secret: `whsec_${Buffer.from('a'.repeat(24)).toString('base64')}`, expires_at: null }],
    created_at,
    updated_at: created_at,
    ...others,
  };
}

export const everyType: readonly WebhookEventType[] = [
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.archived',
  'customer.unarchived',
  'import.completed',
];

/** The creation of a customer of this key. */
export function createdEvent(customerKey: string): RecordedEvent {
  const customer = recordOf(customerKey);
  return { type: 'customer.created', at: customer.created_at, customer };
}

/** Makes deliveries of everything that is recorded. */
export async function fanOutAll(queue: DeliveryQueue): Promise<void> {
  while (await queue.fanOut(renderEvent));
}

/** Leases what is due for an endpoint, soon by default: the clock of a database may be ahead of that of this process. */
export async function claimAll(
  queue: DeliveryQueue,
  tenantId: string,
  endpointId: string,
  { now = new Date(Date.now() + 1_000), limit = 32 }: { readonly now?: Date; readonly limit?: number } = {},
): Promise<ClaimedBatch['deliveries']> {
  const until = new Date(now.getTime() + 60_000);
  return (await queue.claim({ tenantId, endpointId }, { now, until, limit }))?.deliveries ?? [];
}

/** The outcome of an attempt that the endpoint answers with 200, unless it is another one. */
export function outcomeOf(
  delivery: ClaimedDelivery,
  endpointId: string,
  next: AttemptOutcome['next'] = { kind: 'succeeded' },
  at = new Date(),
): AttemptOutcome {
  const succeeded = next.kind === 'succeeded';
  const attempt = {
    number: delivery.attemptCount + 1,
    started_at: at,
    duration_ms: 12,
    status_code: succeeded ? 200 : next.kind === 'gone' ? 410 : 500,
    error: succeeded ? null : 'The response has the status 500.',
    response_body: `answer to ${delivery.eventId}`,
    trigger: delivery.trigger,
  };
  return { delivery, endpointId, attempt, next };
}

/** The keys of the customers that payloads are about. */
export function keysIn(deliveries: readonly { readonly payload: string }[]): string[] {
  return deliveries.map(({ payload }) => JSON.parse(payload).data.customer.customer_key);
}

/** Removes every endpoint, event and delivery, for the next test: a database of its own would take ten times as long. */
export async function removeWebhooks({ stores: { webhooks }, db }: TestStores): Promise<void> {
  for (const tenantId of [tenant, otherTenant]) {
    for (const { id } of await webhooks.listEndpoints(tenantId)) await webhooks.deleteEndpoint(tenantId, id);
  }
  for (const table of ['webhook_outbox', 'webhook_events'] as const) await db.deleteFrom(table).execute();
}
